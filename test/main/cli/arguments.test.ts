import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { presetExperiment } from '../../../contract/presets';
import { helpText, readArguments, type TrainArguments } from '../../../main/cli/arguments';
import { chooseExperiment } from '../../../main/cli/choose-experiment';
import { temporaryFolder } from '../../support/temporary-folder';

function parsed(...words: string[]): TrainArguments {
  const read = readArguments(words);
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}

async function chosen(...words: string[]) {
  const experiment = await chooseExperiment(parsed(...words));
  if (!experiment.ok) throw new Error(experiment.problem);
  return experiment.config;
}

async function problemOf(...words: string[]): Promise<string> {
  const read = readArguments(words);
  if (!read.ok) return read.problem;
  const experiment = await chooseExperiment(read.value);
  if (experiment.ok) throw new Error('No problem found');
  return experiment.problem;
}

const tutorial = presetExperiment('tutorial');

describe('the command line', () => {
  it('trains the tutorial when nothing is said', async () => {
    expect(await chosen()).toEqual(tutorial);
  });

  it('takes every setting', async () => {
    const words = '--preset tutorial --epochs 7 --batch-size 64 --seed 4294967295 --engine builtin';
    const config = await chosen(...words.split(' '), '--threads=2', '--precision', 'reproducible');
    expect(config.training).toEqual({
      ...tutorial.training,
      epochs: 7,
      batchSize: 64,
      seed: 4_294_967_295,
    });
    expect(config.engine).toEqual({ kind: 'builtin', threads: 2, precision: 'reproducible' });
    expect(parsed('--out', 'a b', '--json')).toMatchObject({ out: 'a b', isJson: true });
  });

  it('takes an experiment from a file, and settings over it', async () => {
    const file = join(temporaryFolder(), 'mine.json');
    writeFileSync(file, JSON.stringify({ ...tutorial, name: 'mine' }));
    const config = await chosen('--experiment', file, '--epochs', '2');
    expect(config).toMatchObject({ name: 'mine', training: { epochs: 2 } });
  });

  it('gives what a file leaves out its initial value', async () => {
    const file = join(temporaryFolder(), 'short.json');
    const { schedule: _left, ...rest } = tutorial;
    writeFileSync(file, JSON.stringify({ ...rest, optimizer: { kind: 'Adam' } }));
    expect(await chosen('--experiment', file)).toEqual(tutorial);
  });

  it.each([
    [['--bogus'], 'bogus'],
    [['--epochs'], 'epochs'],
    [['--json=yes'], 'json'],
    [['tutorial'], 'tutorial'],
    [['--epochs', 'five'], 'five'],
    [['--epochs', '1.5'], '1.5'],
    [['--epochs', '1e3'], '1e3'],
    [['--epochs=-1'], '-1'],
    [['--epochs', '0'], 'training.epochs: Enter a whole number from 1 to'],
    [['--batch-size', '9999'], 'training.batchSize'],
    [['--seed', '4294967296'], 'training.seed'],
    [['--threads', '65'], 'engine.threads'],
    [['--engine', 'gpu'], 'engine.kind: Choose one of: auto'],
    [['--precision', 'double'], 'engine.precision'],
    [['--preset', 'none'], 'none'],
    [['--preset', 'tutorial', '--experiment', 'x.json'], 'not both'],
    [['--experiment', '/nowhere/x.json'], 'ENOENT'],
  ])('says what is wrong with %j', async (words, part) => {
    expect(await problemOf(...words)).toContain(part);
  });

  it.each([
    ['that is torn', '{"torn"', 'not valid JSON'],
    ['that is none', '[]', 'layers: The entry “layers” is missing'],
    ['with an unknown key', JSON.stringify({ ...tutorial, surprise: 1 }), 'surprise'],
    [
      'whose layers misfit',
      JSON.stringify({ ...tutorial, layers: tutorial.layers.slice(1) }),
      'Add a Flatten layer',
    ],
  ])('says what is wrong with an experiment %s', async (_what, text, part) => {
    const file = join(temporaryFolder(), 'x.json');
    writeFileSync(file, text);
    expect(await problemOf('--experiment', file)).toContain(part);
  });

  it('explains every option', () => {
    const help = helpText('/home/a/runs');
    for (const option of [
      'preset',
      'experiment',
      'epochs',
      'batch-size',
      'seed',
      'engine',
      'threads',
    ]) {
      expect(help).toContain(`--${option} `);
    }
    expect(help).toContain('/home/a/runs');
    expect(help).not.toMatch(/[{}]/);
  });
});
