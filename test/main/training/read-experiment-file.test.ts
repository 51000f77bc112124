import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { experimentFileText, MAX_EXPERIMENT_BYTES } from '../../../contract/experiment-file-text';
import { presetExperiment } from '../../../contract/presets';
import { readExperimentFile } from '../../../main/training/worker/read-experiment-file';
import { errorOf, valueOf } from '../../support/results';
import { temporaryFolder } from '../../support/temporary-folder';

const config = { ...presetExperiment('cnn'), name: 'Ziffern – größer' };

async function errorWith(content: string | Uint8Array) {
  const path = join(temporaryFolder(), 'bad.epochlab');
  writeFileSync(path, content);
  return errorOf(await readExperimentFile(path));
}

describe('readExperimentFile', () => {
  it('reads what was saved', async () => {
    const path = join(temporaryFolder(), 'mine.epochlab');
    writeFileSync(path, experimentFileText(config));
    expect(valueOf(await readExperimentFile(path))).toEqual(config);
  });

  it('says of a file that is not there which one and why, without its path', async () => {
    const folder = temporaryFolder();
    const error = errorOf(await readExperimentFile(join(folder, 'gone.epochlab')));
    expect(error).toMatchObject({ code: 'fileUnreadable', detail: 'ENOENT' });
    expect(error.message).toContain('“gone.epochlab”');
    expect(error.message).not.toContain(folder);
  });

  it('refuses a folder', async () => {
    expect(errorOf(await readExperimentFile(temporaryFolder())).code).toBe('fileUnreadable');
  });

  it.skipIf(process.platform === 'win32')('does not wait for a pipe', async () => {
    const path = join(temporaryFolder(), 'pipe.epochlab');
    execFileSync('mkfifo', [path]);
    expect(errorOf(await readExperimentFile(path)).detail).toBe('EINVAL');
  });

  it('refuses what is larger than an experiment can be, and what is no text', async () => {
    expect((await errorWith(' '.repeat(MAX_EXPERIMENT_BYTES + 1))).message).toContain('512 KB');
    expect((await errorWith(Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d))).message).toContain('JSON');
  });
});
