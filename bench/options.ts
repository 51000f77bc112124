/** The command line of `npm run bench`. */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { PEER_FAMILIES } from './contenders';
import { TRAIN_COUNT, WORKS, type Work } from './works';

export interface BenchOptions {
  readonly works: readonly Work[];
  readonly peers: readonly string[];
  readonly rounds: number;
  readonly threads: number;
  readonly hasScaling: boolean;
  readonly hasStart: boolean;
}

export const USAGE = `npm run bench -- [options]
  --works mlp,cnn,...      ${WORKS.map(({ name }) => name).join(', ')}, scaling, start (all)
  --peers keras,torch,...  ${PEER_FAMILIES.join(', ')}, none (all)
  --epochs N               turns of each contender (5)
  --threads N              of the engine and of PyTorch (the machine's, at most 8)
  --quick                  2 turns, a tenth of the samples
  --whole                  whole epochs where a part is taken otherwise`;

const QUICK_SHARE = 10;
const MOST_THREADS = 8;

/** Throws a sentence when the arguments are not understood. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      works: { type: 'string' },
      peers: { type: 'string' },
      epochs: { type: 'string' },
      threads: { type: 'string' },
      quick: { type: 'boolean', default: false },
      whole: { type: 'boolean', default: false },
    },
  });
  const names = listed(values.works, [...WORKS.map(({ name }) => name), 'scaling', 'start']);
  const works = WORKS.filter(({ name }) => names.includes(name));
  const threads = Math.min(MOST_THREADS, availableParallelism());
  return {
    works: works.map((work) => ({ ...work, sampleCount: samplesOf(work, values) })),
    peers: listed(values.peers, [...PEER_FAMILIES, 'none']),
    rounds: count(values.epochs, values.quick ? 2 : 5),
    threads: count(values.threads, threads),
    hasScaling: names.includes('scaling'),
    hasStart: names.includes('start'),
  };
}

function samplesOf(work: Work, { quick, whole }: { quick: boolean; whole: boolean }): number {
  if (whole) return TRAIN_COUNT;
  if (!quick) return work.sampleCount;
  return Math.min(
    work.sampleCount,
    Math.ceil(TRAIN_COUNT / QUICK_SHARE / work.batchSize) * work.batchSize,
  );
}

function listed(text: string | undefined, known: readonly string[]): readonly string[] {
  if (text === undefined) return known;
  const names = text.split(',');
  const stranger = names.find((name) => !known.includes(name));
  if (stranger !== undefined) throw new Error(`"${stranger}" is none of ${known.join(', ')}`);
  return names;
}

function count(text: string | undefined, otherwise: number): number {
  const value = text === undefined ? otherwise : Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`"${text ?? ''}" is no count`);
  return value;
}
