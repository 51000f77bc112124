/** What a training does with a pack that is not as it should be: refused by name where it was chosen; where the choice is open, it falls back. */
import { UNDISTURBED } from '../../../engine/unless-stopped';
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../../contract/errors';
import type { EngineConfig } from '../../../contract/experiment';
import { engineOpener } from '../../../main/training/worker/engine-loader';
import { LIBRARY, makePack } from '../../support/engine-pack';
import { hasKernels } from '../../support/engines';
import { BACKEND_SCRIPT } from '../../support/installed-pack';
import { mnistSubset } from '../../support/mnist-files';
import { errorOf, valueOf } from '../../support/results';
import { temporaryFolder } from '../../support/temporary-folder';
import { smallExperiment } from '../../support/training-service';

const inDist = (path: string) => fileURLToPath(new URL(`../../../dist/${path}`, import.meta.url));

function changeManifest(folder: string, change: (text: string) => string): void {
  const file = join(folder, 'manifest.json');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

const SPOILS: readonly (readonly [string, (folder: string) => void, ErrorCode, string])[] = [
  [
    'one byte flipped',
    (folder) => {
      const bytes = readFileSync(join(folder, LIBRARY));
      bytes[100]! ^= 1;
      writeFileSync(join(folder, LIBRARY), bytes);
    },
    'enginePackCorrupt',
    LIBRARY,
  ],
  ['a file missing', (folder) => rmSync(join(folder, LIBRARY)), 'enginePackCorrupt', LIBRARY],
  [
    'a file too many',
    (folder) => writeFileSync(join(folder, 'binding/other.so'), ''),
    'enginePackCorrupt',
    'binding/other.so',
  ],
  [
    'a manifest that is none',
    (folder) => appendFileSync(join(folder, 'manifest.json'), '}'),
    'enginePackCorrupt',
    'manifest.json',
  ],
  [
    'another version',
    (folder) => changeManifest(folder, (text) => text.replaceAll('2.21.0', '2.20.0')),
    'enginePackWrongVersion',
    '2.20.0',
  ],
  ['libraries that cannot be loaded', () => undefined, 'enginePackUnfit', 'cannot be loaded'],
];

describe.runIf(hasKernels).each(SPOILS)('a pack with %s', (_what, spoil, code, words) => {
  async function open(kind: EngineConfig['kind']) {
    const packsFolder = temporaryFolder();
    spoil(await makePack(join(packsFolder, 'tensorflow-cpu')));
    const opener = engineOpener({
      kernelsFolder: inDist('kernels'),
      threadScript: inDist('training/thread.cjs'),
      tensorflow: { packsFolder, backendScript: BACKEND_SCRIPT },
    });
    return opener.open(smallExperiment({}, kind), mnistSubset('train', 320), UNDISTURBED);
  }

  it('is refused where it was chosen', async () => {
    const error = errorOf(await open('tensorflow'));
    expect(error.code).toBe(code);
    expect(error.message).toContain(words);
  });

  it('is passed over for the built-in engine where the choice is open, and the reason says so', async () => {
    const engine = valueOf(await open('auto'));
    expect(engine.info.id).toBe('builtin');
    expect(engine.info.reason).toContain(words);
    engine.dispose();
  });
});
