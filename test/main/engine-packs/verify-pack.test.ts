import { appendFileSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { speak } from '../../../contract/text/languages';
import { setLanguage } from '../../../contract/text/text';
import { inspectPack, verifyPack } from '../../../main/engine-packs/verify-pack';
import { BINDING, LIBRARY, makePack } from '../../support/engine-pack';
import { errorOf, valueOf } from '../../support/results';
import { temporaryFolder } from '../../support/temporary-folder';

afterEach(() => setLanguage(speak('en')));

const id = 'tensorflow-cpu';
const verify = (folder: string) => verifyPack(folder, { id });

function changeManifest(folder: string, change: (manifest: Record<string, unknown>) => void): void {
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  change(manifest);
  writeFileSync(file, JSON.stringify(manifest));
}

it('accepts a pack as it was installed, and says how far it is', async () => {
  const folder = await makePack(temporaryFolder());
  const told: number[] = [];
  const onProgress = ({ done, total }: { done: number; total: number }) => told.push(done / total);
  const verified = valueOf(await verifyPack(folder, { id, onProgress }));
  expect(verified.manifest.files).toHaveLength(3);
  expect(told.at(-1)).toBe(1);
});

it.each([0, 700, -1])('refuses a library with a flipped bit at byte %i', async (at) => {
  const folder = await makePack(temporaryFolder());
  const file = join(folder, LIBRARY);
  const bytes = readFileSync(file);
  const place = at < 0 ? bytes.length + at : at;
  bytes[place]! ^= 1;
  writeFileSync(file, bytes);
  const error = errorOf(await verify(folder));
  expect(error.code).toBe('enginePackCorrupt');
  expect(error.message).toContain(LIBRARY);
  expect(error.message).toContain('checksum');
});

it('refuses a binding that was cut short or grew', async () => {
  const folder = await makePack(temporaryFolder());
  appendFileSync(join(folder, BINDING), 'x');
  const error = errorOf(await verify(folder));
  expect(error.code).toBe('enginePackCorrupt');
  expect(error.message).toContain('size differs');
});

it('refuses a pack with a file missing', async () => {
  const folder = await makePack(temporaryFolder());
  rmSync(join(folder, BINDING));
  const error = errorOf(await verify(folder));
  expect(error.code).toBe('enginePackCorrupt');
  expect(error.message).toContain(`${BINDING} is missing`);
});

it('refuses a pack with a file added: the loader would find it', async () => {
  const folder = await makePack(temporaryFolder());
  writeFileSync(join(folder, 'tensorflow', 'libstdc++.so.6'), '');
  const error = errorOf(await verify(folder));
  expect(error.code).toBe('enginePackCorrupt');
  expect(error.message).toContain('does not belong');
});

it('refuses a link in the place of a file', async () => {
  const folder = await makePack(temporaryFolder());
  const other = join(temporaryFolder(), 'copy');
  writeFileSync(other, readFileSync(join(folder, LIBRARY)));
  rmSync(join(folder, LIBRARY));
  symlinkSync(other, join(folder, LIBRARY));
  expect(errorOf(await verify(folder)).code).toBe('enginePackCorrupt');
});

it.each([
  ['another TensorFlow', { tensorflow: '2.20.0' }],
  ['another binding', { binding: '4.21.0' }],
  ['another platform', { platform: 'linux-s390x' }],
  ['another pack', { id: 'tensorflow-gpu' }],
  ['another format', { format: 2 }],
])('refuses %s as of the wrong version', async (_what, change) => {
  const folder = await makePack(temporaryFolder());
  changeManifest(folder, (manifest) => Object.assign(manifest, change));
  const error = errorOf(await verify(folder));
  expect(error.code).toBe('enginePackWrongVersion');
  expect(error.message).toContain(String(Object.values(change)[0]));
});

it.each(['../outside', '/etc/passwd', 'a/../../b', ''])(
  'refuses a manifest that names “%s”',
  async (path) => {
    const folder = await makePack(temporaryFolder());
    changeManifest(folder, (manifest) => {
      (manifest['files'] as { path: string }[])[0]!.path = path;
    });
    expect(errorOf(await verify(folder)).code).toBe('enginePackCorrupt');
  },
);

it('tells a pack that is not there from one whose manifest is damaged', async () => {
  expect(errorOf(await verify(temporaryFolder())).code).toBe('enginePackMissing');
  const folder = await makePack(temporaryFolder());
  writeFileSync(join(folder, 'manifest.json'), '{"format": 1,');
  expect(errorOf(await verify(folder)).code).toBe('enginePackCorrupt');
  expect(errorOf(await inspectPack(folder, id)).code).toBe('enginePackCorrupt');
});

it.each([
  ['{"format": 1,', 'sie ist keine'],
  ['{"format": 1}', 'der Eintrag id passt nicht'],
  [' '.repeat(4 * 1024 * 1024 + 1), 'sie ist zu groß'],
])('says in the words of the language what is wrong with a manifest', async (text, words) => {
  const folder = await makePack(temporaryFolder());
  writeFileSync(join(folder, 'manifest.json'), text);
  setLanguage(speak('de'));
  expect(errorOf(await inspectPack(folder, id)).message).toContain(words);
});
