/**
 * Writes and reads the safetensors format (github.com/huggingface/safetensors): named float32 tensors and text metadata in one file
 * that other programs read too. A file is untrusted: every length is checked before it is used.
 *
 *     u64 little-endian N | N bytes of JSON header | tensor bytes, little-endian, without gaps
 */
import { failure, success, type Result } from '../../contract/errors';
import { t } from '../../contract/text/text';
import { atOnce } from './pieces';
import { readHeader } from './safetensors-header';

export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export interface TensorFile {
  readonly tensors: readonly Tensor[];
  readonly metadata: Readonly<Record<string, string>>;
}

const LENGTH_BYTES = 8;
const BYTES_PER_VALUE = 4;
const ALIGNMENT = 8;

/** The bytes of a file. Tensors follow in the order given. Assumes a little-endian machine, as all that Electron runs on are. */
export function writeSafetensors(file: TensorFile): Uint8Array {
  return atOnce(writeSafetensorsInPieces(file));
}

/** The same, in pieces of some milliseconds. */
export function* writeSafetensorsInPieces(
  file: TensorFile,
): Generator<undefined, Uint8Array, void> {
  const header: Record<string, unknown> = { __metadata__: file.metadata };
  let offset = 0;
  for (const { name, shape, data } of file.tensors) {
    const end = offset + data.byteLength;
    header[name] = { dtype: 'F32', shape, data_offsets: [offset, end] };
    offset = end;
  }
  const json = Buffer.from(JSON.stringify(header), 'utf8');
  const headerLength = Math.ceil(json.length / ALIGNMENT) * ALIGNMENT;
  const bytes = Buffer.allocUnsafe(LENGTH_BYTES + headerLength + offset);
  bytes.writeBigUInt64LE(BigInt(headerLength), 0);
  bytes.fill(' ', LENGTH_BYTES, LENGTH_BYTES + headerLength);
  json.copy(bytes, LENGTH_BYTES);
  let position = LENGTH_BYTES + headerLength;
  for (const { data } of file.tensors) {
    for (const some of chunksOf(bytesOf(data))) {
      bytes.set(some, position);
      position += some.byteLength;
      yield;
    }
  }
  return bytes;
}

/** The tensors of a file in the order of their bytes, or `dataCorrupt` with the place that is wrong. */
export function readSafetensors(bytes: Uint8Array): Result<TensorFile> {
  const header = readHeader(bytes);
  if (typeof header === 'string') return failure('dataCorrupt', t('runs.modelCorrupt'), header);
  const tensors = header.entries.map(({ name, shape, begin, end }) => {
    const data = new Float32Array((end - begin) / BYTES_PER_VALUE);
    bytesOf(data).set(bytes.subarray(header.dataStart + begin, header.dataStart + end));
    return { name, shape, data };
  });
  return success({ tensors, metadata: header.metadata });
}

/** Bytes of some milliseconds' work. */
const CHUNK = 4 * 2 ** 20;

/** The same bytes, a few at a time. */
export function* chunksOf(bytes: Uint8Array): Generator<Uint8Array, void, void> {
  for (let from = 0; from < bytes.length; from += CHUNK) yield bytes.subarray(from, from + CHUNK);
}

/** The memory of a tensor's values, little-endian. */
export function bytesOf(data: Float32Array): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
