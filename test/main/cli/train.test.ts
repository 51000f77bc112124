import { spawn } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder';

const script = join(import.meta.dirname, '../../../dist/cli/train.cjs');
const isBuilt = existsSync(script);
if (!isBuilt)
  console.warn('The command line is not tested: dist/cli is missing (npm run build makes it).');

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command as a process of its own; `onOutput` may interrupt it. */
function train(words: readonly string[], onOutput?: (out: string, interrupt: () => void) => void) {
  const child = spawn(process.execPath, [script, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, XDG_CONFIG_HOME: temporaryFolder() },
  });
  let out = '';
  let err = '';
  child.stderr.on('data', (bytes: Buffer) => (err += bytes.toString()));
  child.stdout.on('data', (bytes: Buffer) => {
    out += bytes.toString();
    onOutput?.(out, () => child.kill('SIGINT'));
  });
  return new Promise<Outcome>((resolve) => {
    child.on('close', (code) => {
      resolve({ code, out, err });
    });
  });
}

const linesOf = (out: string) =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const QUICK = ['--epochs', '1', '--batch-size', '256', '--threads', '1'];

describe.runIf(isBuilt)('npm run train', () => {
  it('prints one JSON object a line, the last one how it ended, and repeats to the bit', async () => {
    const folder = temporaryFolder();
    const words = [...QUICK, '--seed', '7', '--engine', 'builtin', '--out', folder, '--json'];
    const first = await train(words);
    expect(first).toMatchObject({ code: 0, err: '' });
    const [epoch, finished, ...rest] = linesOf(first.out);
    expect(rest).toEqual([]);
    expect(Object.keys(epoch!)).toEqual(['event', 'epoch', 'seconds', 'loss', 'accuracy']);
    expect(epoch).toMatchObject({ event: 'epochEnded', epoch: 1 });
    expect(finished).toMatchObject({ event: 'finished', seed: 7, engine: { id: 'builtin' } });
    expect(finished!['testAccuracy']).toBeGreaterThan(0.88);
    expect(finished!['testLoss']).toBeLessThan(0.5);
    expect(finished!['weightsSha256']).toMatch(/^[0-9a-f]{64}$/);
    expect(finished!['secondsPerEpoch']).toEqual([epoch!['seconds']]);
    expect(readdirSync(String(finished!['run'])).sort()).toEqual([
      'environment.json',
      'evaluation.json',
      'experiment.json',
      'history.json',
      'model.safetensors',
    ]);
    const again = linesOf((await train([...words, '--threads', '2'])).out);
    expect(again.at(-1)?.['weightsSha256']).toBe(finished!['weightsSha256']);
  });

  it('tells people what they want to know, and saves where the app does', async () => {
    const { code, out } = await train(QUICK);
    expect(code).toBe(0);
    expect(out).toContain('Model: "sequential"');
    expect(out).toContain('Total params: 101,770');
    expect(out).toMatch(
      /^Epoch 1\/1 - 235\/235 - [\d.]+s - \d+us\/step - accuracy: 0\.\d{4} - loss: 0\.\d{4}$/m,
    );
    expect(out).toMatch(/^Test loss: 0\.\d{4} - test accuracy: 0\.\d{4}$/m);
    const [, folder] = /^Run saved in (.+)$/m.exec(out) ?? [];
    expect(folder).toContain(join('Epoch Lab', 'runs'));
    expect(out).not.toContain('\r');
  });

  it('stops and keeps on Ctrl-C', async () => {
    const folder = temporaryFolder();
    const words = ['--epochs', '1000', '--batch-size', '256', '--out', folder, '--json'];
    let isInterrupted = false;
    const { code, out, err } = await train(words, (_out, interrupt) => {
      if (!isInterrupted) interrupt();
      isInterrupted = true;
    });
    expect(code).toBe(130);
    expect(err).toContain('Stopping');
    const last = linesOf(out).at(-1);
    expect(last).toMatchObject({ event: 'stopped' });
    expect(existsSync(join(String(last?.['run']), 'model.safetensors'))).toBe(true);
  });

  it('ends with 2 and one clear sentence on bad arguments', async () => {
    const { code, out, err } = await train(['--epochs', '0', '--json']);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('training.epochs: Enter a whole number');
    expect(err).toContain('--help');
  });

  it('ends with 1 and the reason when the run cannot be saved', async () => {
    const file = join(temporaryFolder(), 'a file');
    writeFileSync(file, '');
    const { code, out } = await train([...QUICK, '--out', file, '--json']);
    expect(code).toBe(1);
    expect(linesOf(out)).toEqual([
      expect.objectContaining({ event: 'failed', code: 'notWritable' }),
    ]);
  });

  it('explains itself', async () => {
    const { code, out } = await train(['--help']);
    expect(code).toBe(0);
    expect(out).toContain('--experiment FILE');
  });

  it('trains the regression: a loss and a mean absolute error, no accuracy', async () => {
    const words = ['--preset', 'regression', '--epochs', '3', '--threads', '1'];
    const json = await train([...words, '--out', temporaryFolder(), '--json']);
    expect(json).toMatchObject({ code: 0, err: '' });
    const [epoch, ...others] = linesOf(json.out);
    expect(Object.keys(epoch!)).toEqual([
      'event',
      'epoch',
      'seconds',
      'loss',
      'metrics',
      'validationLoss',
      'validationMetrics',
    ]);
    const finished = others.at(-1)!;
    expect(finished).not.toHaveProperty('testAccuracy');
    expect(finished['testLoss']).toBeGreaterThan(0);
    expect(Object.keys(finished['metrics'] as object)).toEqual([
      'mean_absolute_error',
      'root_mean_squared_error',
      'r2_score',
    ]);
    const text = await train([...words, '--out', temporaryFolder()]);
    expect(text.out).toMatch(
      /Epoch 3\/3 - 8\/8 - .* - loss: \d+\.\d{4} - mean_absolute_error: \d+\.\d{4} - val_loss: \d+\.\d{4} - val_mean_absolute_error: /,
    );
    expect(text.out).toMatch(/Test loss: \d+\.\d{4} - mean_absolute_error: \d+\.\d{4} - root/);
  });
});
