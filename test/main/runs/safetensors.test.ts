import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSafetensors, writeSafetensors, type Tensor } from '../../../main/runs/safetensors';
import { errorOf, valueOf } from '../../support/results';
import { temporaryFolder } from '../../support/temporary-folder';

const TENSORS: readonly Tensor[] = [
  { name: '1/kernel', shape: [2, 3], data: Float32Array.of(1, -2, 3.5, 0, 1e-40, 3e38) },
  { name: '1/bias', shape: [3], data: Float32Array.of(0.1, 0.2, 0.3) },
  { name: 'scalar', shape: [], data: Float32Array.of(7) },
  { name: 'empty', shape: [0, 4], data: new Float32Array(0) },
];
const FILE = { tensors: TENSORS, metadata: { format: 'test', note: 'Grüße ✓' } };

/** A file with this header, padded as it is, before these data bytes. */
function fileOf(header: string, dataLength: number): Uint8Array {
  const json = Buffer.from(header);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  return Buffer.concat([length, json, Buffer.alloc(dataLength)]);
}

const entry = (shape: number[], offsets: number[], dtype = 'F32') =>
  JSON.stringify({ dtype, shape, data_offsets: offsets });

describe('writeSafetensors', () => {
  it('gives back the same tensors, names, order and metadata', () => {
    const { tensors, metadata } = valueOf(readSafetensors(writeSafetensors(FILE)));
    expect(tensors).toEqual(TENSORS);
    expect(metadata).toEqual(FILE.metadata);
  });

  it('follows the format: length, JSON that begins with a brace, data aligned to 8 bytes without gaps', () => {
    const bytes = Buffer.from(writeSafetensors(FILE));
    const length = Number(bytes.readBigUInt64LE(0));
    const header = bytes.subarray(8, 8 + length).toString();
    expect(header.startsWith('{"')).toBe(true);
    expect(length % 8).toBe(0);
    const { __metadata__: metadata, ...tensors } = JSON.parse(header) as Record<string, never>;
    expect(metadata).toEqual(FILE.metadata);
    expect(tensors).toMatchObject({
      '1/bias': { dtype: 'F32', shape: [3], data_offsets: [24, 36] },
    });
    expect(bytes.length).toBe(8 + length + 24 + 12 + 4);
    expect(bytes.readFloatLE(8 + length + 4)).toBe(-2);
  });

  it('writes what the safetensors library of Python reads', ({ skip }) => {
    const path = join(temporaryFolder(), 'model.safetensors');
    writeFileSync(path, writeSafetensors(FILE));
    const script = [
      'import sys, json',
      'from safetensors import safe_open',
      'with safe_open(sys.argv[1], framework="np") as f:',
      '  print(json.dumps([f.metadata(), {k: f.get_tensor(k).tolist() for k in f.keys()}]))',
    ].join('\n');
    let output: string;
    try {
      output = execFileSync('python3', ['-c', script, path], { encoding: 'utf8', stdio: 'pipe' });
    } catch (error) {
      const { stderr = '' } = error as { stderr?: string };
      if (!/No module named|ENOENT/.test(`${stderr}${String(error)}`)) throw error;
      return skip('Python with the packages safetensors and numpy is not installed here');
    }
    const [metadata, tensors] = JSON.parse(output) as [unknown, Record<string, unknown>];
    expect(metadata).toEqual(FILE.metadata);
    expect(tensors['1/bias']).toEqual(Array.from(TENSORS[1]!.data));
    expect(tensors['scalar']).toBe(7);
  });
});

describe('readSafetensors', () => {
  it.each([
    ['nothing', new Uint8Array(0)],
    ['no room for the length', new Uint8Array(7)],
    ['a header longer than the file', fileOf('{}', 0).subarray(0, 9)],
    ['a header of 2^60 bytes', Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 16, 0x7b, 0x7d)],
    ['a header that is no JSON', fileOf('{"a":', 0)],
    ['a header that is a list', fileOf('[1]', 0)],
    ['a header that is not UTF-8', fileOf('{}', 0).map((byte, i) => (i === 9 ? 0xff : byte))],
    ['another type', fileOf(`{"a":${entry([1], [0, 8], 'F64')}}`, 8)],
    ['unknown keys', fileOf('{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"x":1}}', 4)],
    ['a shape that does not fit', fileOf(`{"a":${entry([2], [0, 4])}}`, 4)],
    ['a huge shape', fileOf(`{"a":${entry([2 ** 40, 2 ** 40], [0, 4])}}`, 4)],
    ['a negative shape', fileOf(`{"a":${entry([-1, -1], [0, 4])}}`, 4)],
    ['a gap', fileOf(`{"a":${entry([1], [4, 8])}}`, 8)],
    ['an overlap', fileOf(`{"a":${entry([1], [0, 4])},"b":${entry([1], [0, 4])}}`, 4)],
    ['offsets beyond the file', fileOf(`{"a":${entry([2], [0, 8])}}`, 4)],
    ['bytes left over', fileOf(`{"a":${entry([1], [0, 4])}}`, 5)],
    ['metadata that is no text', fileOf('{"__metadata__":{"a":1}}', 0)],
  ])('refuses %s and says what is wrong', (_name, bytes) => {
    const error = errorOf(readSafetensors(bytes));
    expect(error.code).toBe('dataCorrupt');
    expect(error.detail).toMatch(/\w{4,}/);
  });

  it('never crashes nor reads other values after damage, for 2,000 damaged copies', () => {
    const whole = writeSafetensors(FILE);
    const headerEnd = 8 + Number(Buffer.from(whole).readBigUInt64LE(0));
    for (let i = 0; i < 2000; i++) {
      const damaged = whole.slice(0, i % 3 === 0 ? (i * 7919) % whole.length : whole.length);
      if (i % 3 !== 0) damaged[(i * 104729) % headerEnd]! ^= 1 << (i % 8);
      const read = readSafetensors(damaged);
      if (!read.ok) continue;
      const size = read.value.tensors.reduce((sum, { data }) => sum + data.byteLength, 0);
      expect(size).toBe(damaged.length - headerEnd);
    }
  });
});
