import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { experimentFileText, readExperimentText } from '../../contract/experiment-file-text';
import { presetExperiment } from '../../contract/presets';
import { RecentFiles } from '../../main/recent-files';
import { ExperimentDesk, type ExperimentSource } from '../../main/experiment-desk';
import { experimentFileName, withExtension } from '../../main/experiment-file-name';
import { readExperimentFile } from '../../main/training/worker/read-experiment-file';
import { errorOf, valueOf } from '../support/results';
import { temporaryFolder } from '../support/temporary-folder';

const config = presetExperiment('tutorial');

function desk(path: string | undefined) {
  const names: string[] = [];
  const dialogs = {
    fileToOpen: () => Promise.resolve(path),
    fileToSave: (name: string) => {
      names.push(name);
      return Promise.resolve(path);
    },
  };
  const recent = new RecentFiles({
    path: join(temporaryFolder(), 'recent-files.json'),
    log: () => undefined,
    system: { add: () => undefined, clear: () => undefined },
    onChange: () => undefined,
  });
  const read = (source: ExperimentSource) =>
    'path' in source
      ? readExperimentFile(source.path)
      : Promise.resolve(readExperimentText(source.file, source.text));
  return { desk: new ExperimentDesk({ dialogs, read, recent }), names, recent };
}

describe('ExperimentDesk', () => {
  it('opens what it has saved, and tells of names alone', async () => {
    const path = join(temporaryFolder(), 'mine.epochlab');
    const { desk: mine, names } = desk(path);
    expect(valueOf(await mine.save(config))).toEqual({ file: 'mine.epochlab' });
    expect(names).toEqual(['Handwritten digits, first network.epochlab']);
    expect(valueOf(await mine.open())).toEqual({ file: 'mine.epochlab', config });
  });

  it('does nothing when the user thinks better of it', async () => {
    const { desk: mine, recent } = desk(undefined);
    expect(valueOf(await mine.save(config))).toBeNull();
    expect(valueOf(await mine.open())).toBeNull();
    expect(recent.paths).toEqual([]);
  });

  it('asks one thing at a time', async () => {
    const { desk: mine, names } = desk(join(temporaryFolder(), 'mine.epochlab'));
    const [first, second] = await Promise.all([mine.save(config), mine.save(config)]);
    expect(valueOf(first)).toEqual({ file: 'mine.epochlab' });
    expect(valueOf(second)).toBeNull();
    expect(names).toHaveLength(1);
  });

  it('keeps what was there when it cannot write', async () => {
    const path = join(temporaryFolder(), 'no such folder', 'mine.epochlab');
    const error = errorOf(await desk(path).desk.save(config));
    expect(error).toMatchObject({ code: 'fileNotSaved', detail: 'ENOENT' });
    expect(error.message).toContain('“mine.epochlab”');
    expect(existsSync(path)).toBe(false);
  });

  it('remembers what was opened and saved, and forgets what is there no more', async () => {
    const path = join(temporaryFolder(), 'mine.epochlab');
    const { desk: mine, recent } = desk(path);
    valueOf(await mine.save(config));
    expect(recent.paths).toEqual([path]);
    rmSync(path);
    const error = errorOf(await mine.openFile(path));
    expect(error.code).toBe('fileUnreadable');
    expect(error.message).toContain('“mine.epochlab” is not where it was.');
    expect(recent.paths).toEqual([]);
    expect(errorOf(await mine.openFile(path)).message).toContain('cannot be read (ENOENT)');
  });

  it('opens the text of a file without a path, which no list can hold', async () => {
    const { desk: mine, recent } = desk(undefined);
    const file = 'dropped.epochlab';
    const text = experimentFileText(config);
    expect(valueOf(await mine.openText({ file, text }))).toEqual({ file, config });
    expect(errorOf(await mine.openText({ file, text: '{' })).message).toContain(file);
    expect(recent.paths).toEqual([]);
  });

  it('saves in the place of another file', async () => {
    const path = join(temporaryFolder(), 'old.json');
    writeFileSync(path, 'old');
    chmodSync(path, 0o600);
    valueOf(await desk(path).desk.save(config));
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(config);
  });

  it('saves under the longest name that it offers', async () => {
    const name = experimentFileName('数'.repeat(100));
    const path = join(temporaryFolder(), name);
    expect(valueOf(await desk(path).desk.save(config))).toEqual({ file: name });
  });
});

describe('the name of an experiment file', () => {
  it.each([
    ['Digits', 'Digits.epochlab'],
    ['a/b\\c: "d" <e>|f?*', 'a b c d e f.epochlab'],
    ['../../etc/passwd', 'etc passwd.epochlab'],
    ['line\nbreak\u202Eback', 'line break back.epochlab'],
    ['dots...', 'dots.epochlab'],
    ['...', 'Experiment.epochlab'],
    ['con', 'Experiment.epochlab'],
    ['LPT1', 'Experiment.epochlab'],
    ['nul.digits', 'Experiment.epochlab'],
    ['🧠'.repeat(90), `${'🧠'.repeat(60)}.epochlab`],
    ['größer 数字 🧠', 'größer 数字 🧠.epochlab'],
    ['x'.repeat(200), `${'x'.repeat(80)}.epochlab`],
  ])('made of %j is %j', (name, file) => {
    expect(experimentFileName(name)).toBe(file);
  });

  it('gets its extension where the dialog has given none', () => {
    expect(withExtension('/a/mine')).toBe('/a/mine.epochlab');
    expect(withExtension('/a/mine 1.5')).toBe('/a/mine 1.5.epochlab');
    expect(withExtension('/a/mine.EpochLab')).toBe('/a/mine.EpochLab');
    expect(withExtension('/a/mine.json')).toBe('/a/mine.json');
  });
});
