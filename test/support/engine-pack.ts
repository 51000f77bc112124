/** Small folders that look like an engine pack, and small wheels, for the tests of what installs and verifies them. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { EnginePackId, PackCheck } from '../../contract/engine-packs/packs';
import { describeFiles, writeManifest } from '../../main/engine-packs/seal-pack';
import type { Wheel } from '../../main/engine-packs/pack-table';

export const CHECK: PackCheck = {
  passed: 10,
  excepted: 1,
  failed: 0,
  device: { kind: 'cpu', name: 'Some CPU' },
};

export const LIBRARY = 'tensorflow/libtensorflow_cc.so.2';
export const BINDING = 'binding/tfjs_binding.node';

/** A pack with three files and a right manifest. */
export async function makePack(
  folder: string,
  id: EnginePackId = 'tensorflow-cpu',
): Promise<string> {
  for (const path of [LIBRARY, BINDING, 'licences/tensorflow-cpu/LICENSE']) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `contents of ${path}`.repeat(100));
  }
  const files = [...(await describeFiles(folder, () => undefined))];
  await writeManifest(folder, { id, check: CHECK, wheels: [], isStripped: true, files });
  return folder;
}

export interface ZipEntry {
  readonly name: string;
  readonly content: string;
  /** Unix file type and permissions. */
  readonly mode?: number;
}

/** A zip whose entries are stored as they are. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, mode = 0o100644 } of entries) {
    const data = Buffer.from(content);
    const title = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(title.length, 22);
    parts.push(Buffer.from('PK\x03\x04'), common, title, data);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((mode << 16) >>> 0) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), common, tail, title);
    offset += 4 + common.length + title.length + data.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, central, Buffer.from('PK\x05\x06'), end]);
}

export function wheelOf(bytes: Buffer): Wheel {
  return {
    project: 'tensorflow-cpu',
    version: '2.21.0',
    file: 'tensorflow_cpu-2.21.0-cp311-cp311-manylinux_2_27_x86_64.whl',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    licence: 'Apache-2.0',
  };
}
