/** How the built-in engine scales: time per sample, memory of a training process, growth over many epochs. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { median } from './measurement';
import type { GoalResult } from './report';
import { unknownKinds, WORKS, type Work } from './works';

interface Memory {
  readonly heapUsed: number;
  readonly arrayBuffers: number;
  readonly rss: number;
}

export interface Growth {
  readonly nanosecondsPerSample: readonly {
    readonly size: number;
    readonly times: readonly number[];
  }[];
  readonly settlingEpochs: number;
  readonly epochs: number;
  /** After the settling epochs. */
  readonly early: Memory;
  /** After the epochs that follow. */
  readonly late: Memory;
}

export interface Reaction {
  readonly title: string;
  readonly stepSeconds: number;
  /** From the wish to stop to the last event. */
  readonly milliseconds: readonly number[];
}

const LONGEST_REACTION = 100;
/** Steps of these take seconds. */
const LARGE: readonly Work[] = [
  {
    ...WORKS[0],
    title: 'Dense 4096 ×2, batch 1024',
    layers: [
      { kind: 'Flatten' },
      { kind: 'Dense', units: 4096, activation: 'relu' },
      { kind: 'Dense', units: 4096, activation: 'relu' },
      { kind: 'Dense', units: 10, activation: 'softmax' },
    ],
    batchSize: 1024,
  } as Work,
  {
    ...WORKS.find(({ name }) => name === 'cnn'),
    title: 'CNN, batch 1024',
    batchSize: 1024,
  } as Work,
];

const SIZES = [6_000, 60_000, 600_000];
const MOST_MEGABYTES = 300;
/** Beside the engine's memory there may be so many megabytes of buffers: labels, orders, results. */
const HELD_BESIDE = 10;
/** A time counts as flat while the dearest sample costs at most so many times the cheapest. */
const FLAT = 1.25;
/** What the runtime may have grown by and still count as not growing, in megabytes. */
const SETTLING = 8;

const run = promisify(execFile);
const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const megabytes = (bytes: number): number => bytes / 1e6;

export async function scalingReport(
  threads: number,
): Promise<{ readonly text: string; readonly goals: readonly GoalResult[] }> {
  const growth = await measureGrowth(threads);
  const memory = await trainingMemory();
  const reactions = await measureReactions(threads);
  const goals = [
    ...reactions.map(quickness),
    ...flatness(growth),
    steadiness(growth),
    ...smallness(memory),
  ];
  const rows = growth.nanosecondsPerSample.map(
    ({ size, times }) =>
      `| ${size} | ${(median(times) / 1000).toFixed(2)} | ${(Math.min(...times) / 1000).toFixed(2)} to ${(Math.max(...times) / 1000).toFixed(2)} |`,
  );
  const text = [
    '### Scaling (the tutorial, fast mode)',
    '',
    '| samples an epoch | µs per sample, median | fastest to slowest |',
    '|---|---|---|',
    ...rows,
    '',
    'Beyond 60,000 the digits come round again by their index; nothing is copied.',
    '',
    ...goals.map(({ sentence }) => `- ${sentence}`),
    '',
  ].join('\n');
  return { text, goals };
}

async function measureReactions(threads: number): Promise<readonly Reaction[]> {
  const works = LARGE.filter((work) => unknownKinds(work).length === 0);
  const args = ['--import', 'tsx', file('contenders/reaction.ts'), `${threads}`];
  const { stdout } = await run(process.execPath, [...args, JSON.stringify(works)]);
  return JSON.parse(stdout) as readonly Reaction[];
}

function quickness({ title, stepSeconds, milliseconds }: Reaction): GoalResult {
  const longest = Math.max(...milliseconds);
  const detail = `${median(milliseconds).toFixed(0)} ms, at most ${longest.toFixed(0)}, amid a step of ${stepSeconds.toFixed(1)} s`;
  return result(
    longest < LONGEST_REACTION,
    `Stops within ${LONGEST_REACTION} ms: ${title}`,
    detail,
  );
}

async function measureGrowth(threads: number): Promise<Growth> {
  const args = ['--expose-gc', '--import', 'tsx', file('contenders/growth.ts')];
  const { stdout } = await run(process.execPath, [...args, `${threads}`, JSON.stringify(SIZES)]);
  return JSON.parse(stdout) as Growth;
}

/** Of the real training process's code, run from the command line: MNIST loaded, one epoch trained, evaluated. */
async function trainingMemory(): Promise<Memory & { readonly mostRss: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'epoch-lab-bench-'));
  const memoryFile = join(folder, 'memory.json');
  const hook = pathToFileURL(file('contenders/memory-hook.mjs')).href;
  const args = ['--expose-gc', '--import', hook, file('../dist/cli/train.cjs')];
  const env = { ...process.env, EPOCH_LAB_MEMORY_FILE: memoryFile };
  await run(
    process.execPath,
    [...args, '--engine', 'builtin', '--epochs', '1', '--out', join(folder, 'runs')],
    { env },
  );
  const memory = JSON.parse(readFileSync(memoryFile, 'utf8')) as Memory & { mostRss: number };
  rmSync(folder, { recursive: true });
  return memory;
}

function flatness({ nanosecondsPerSample }: Growth): readonly GoalResult[] {
  // The fastest of each: what the machine did besides only ever adds.
  const fastest = nanosecondsPerSample.map(({ times }) => Math.min(...times));
  const ratio = Math.max(...fastest) / Math.min(...fastest);
  return [
    result(
      ratio <= FLAT,
      'Time per sample flat from 6,000 to 600,000 samples',
      `slowest to fastest ${ratio.toFixed(2)}`,
    ),
  ];
}

function steadiness({ settlingEpochs, epochs, early, late }: Growth): GoalResult {
  const grown = (key: keyof Memory): number => megabytes(late[key] - early[key]);
  const isSteady =
    grown('rss') < SETTLING && grown('heapUsed') + grown('arrayBuffers') < SETTLING / 8;
  const detail = `after ${settlingEpochs} others: resident ${grown('rss').toFixed(1)} MB, JavaScript heap ${grown('heapUsed').toFixed(2)} MB more`;
  return result(isSteady, `No growth over ${epochs} epochs of a small set`, detail);
}

function smallness({
  rss,
  mostRss,
  arrayBuffers,
}: Memory & { readonly mostRss: number }): readonly GoalResult[] {
  const resident = `${megabytes(rss).toFixed(0)} MB resident at the end, ${megabytes(mostRss).toFixed(0)} MB at most`;
  const name = `A training process takes less than ${MOST_MEGABYTES} MB for MNIST`;
  const beside = megabytes(arrayBuffers);
  return [
    result(megabytes(mostRss) < MOST_MEGABYTES, name, resident),
    result(
      beside < HELD_BESIDE,
      'The bytes of the digits are held once, in the engine’s memory',
      `${beside.toFixed(1)} MB of buffers beside it, the digits being 55 MB`,
    ),
  ];
}

function result(isReached: boolean, name: string, detail: string): GoalResult {
  return {
    isReached,
    sentence: `${name}: ${isReached ? 'reached' : '**not reached**'} (${detail}).`,
  };
}
