/** Reads and checks the header of a safetensors file: the rules of the format, each with the complaint for the log. */
import * as v from 'valibot';

interface TensorEntry {
  readonly name: string;
  readonly shape: readonly number[];
  /** Bytes from the start of the data. */
  readonly begin: number;
  readonly end: number;
}

interface Header {
  readonly entries: readonly TensorEntry[];
  readonly metadata: Readonly<Record<string, string>>;
  /** Bytes from the start of the file. */
  readonly dataStart: number;
}

const MAX_HEADER_BYTES = 16 * 1024 * 1024;
const OPEN_BRACE = 0x7b;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const entrySchema = v.strictObject({
  dtype: v.literal('F32'),
  shape: v.pipe(v.array(count), v.maxLength(16)),
  data_offsets: v.tuple([count, count]),
});
const metadataSchema = v.record(v.string(), v.string());

/** The header, or what is wrong with it. */
export function readHeader(bytes: Uint8Array): Header | string {
  if (bytes.length < 8) return `file of ${bytes.length} bytes: no room for the header's length`;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getBigUint64(0, true);
  const room = Math.min(bytes.length - 8, MAX_HEADER_BYTES);
  if (length < 2n || length > BigInt(room))
    return `offset 0: header of ${length} bytes, room for ${room}`;
  const dataStart = 8 + Number(length);
  const json = parseObject(bytes.subarray(8, dataStart));
  if (json === undefined) return 'offset 8: header is no JSON object';
  return checkedHeader(json, dataStart, bytes.length - dataStart);
}

function parseObject(bytes: Uint8Array): object | undefined {
  if (bytes[0] !== OPEN_BRACE) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function checkedHeader(json: object, dataStart: number, dataLength: number): Header | string {
  const entries: TensorEntry[] = [];
  let metadata: Readonly<Record<string, string>> = {};
  for (const [name, value] of Object.entries(json)) {
    if (name === '__metadata__') {
      const parsed = v.safeParse(metadataSchema, value);
      if (!parsed.success) return 'header: __metadata__ is no table of texts';
      metadata = parsed.output;
      continue;
    }
    const entry = tensorEntry(name, value);
    if (typeof entry === 'string') return entry;
    entries.push(entry);
  }
  entries.sort((a, b) => a.begin - b.begin || a.end - b.end);
  const gap = layoutProblem(entries, dataLength);
  return gap ?? { entries, metadata, dataStart };
}

function tensorEntry(name: string, value: unknown): TensorEntry | string {
  const parsed = v.safeParse(entrySchema, value);
  if (!parsed.success) return `tensor "${name}": ${parsed.issues[0].message}`;
  const [begin, end] = parsed.output.data_offsets;
  const byteLength = parsed.output.shape.reduce((product, axis) => product * axis, 4);
  if (byteLength !== end - begin) {
    return `tensor "${name}": shape needs ${byteLength} bytes, offsets give ${end - begin}`;
  }
  return { name, shape: parsed.output.shape, begin, end };
}

/** The format allows neither gaps nor overlaps nor bytes left over. */
function layoutProblem(entries: readonly TensorEntry[], dataLength: number): string | undefined {
  let expected = 0;
  for (const { name, begin, end } of entries) {
    if (begin !== expected) return `tensor "${name}": begins at ${begin}, expected ${expected}`;
    expected = end;
  }
  return expected === dataLength
    ? undefined
    : `data of ${dataLength} bytes, tensors need ${expected}`;
}
