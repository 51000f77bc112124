/**
 * A step of a large network takes seconds; its program is cut into pieces of some ten milliseconds, so that whoever drives it can look up
 * in between and leave the rest undone. No result depends on the cuts.
 */
import { sizeOf } from '../../../contract/shapes';
import type { LayerSummary } from '../../../contract/network';
import type { Task } from './call';
import { scheduleTasks, type Program } from './schedule';

/** Run one after the other. */
export interface PiecedProgram {
  readonly pieces: readonly Program[];
  /**
   * So many pieces from the first on write nothing that outlasts the step: before the last of them is done, the rest may be left undone.
   * Afterwards the step stands: its losses are known, and what is left must be done before the weights are used. 0: all is one piece.
   */
  readonly revocable: number;
}

/** Multiplications of one thread in one piece: 20 to 100 ms. */
const WORK_OF_PIECE = 1e9;
/** What the update of one weight takes, memory and all, in multiplications. */
const WORK_OF_UPDATE = 64;
/** Backward takes twice as long as forward, and may all be one stage. */
const BACKWARD = 2;
/** For each value that a layer puts out, whatever it does. */
const WORK_OF_VALUE = 10;
const MOST_CUTS = 2048;

/** Into how many pieces the longest stage is to be cut, reckoned from the weights and how often each is used. */
export function cutsFor(layers: readonly LayerSummary[], rows: number, threads: number): number {
  const products = layers.reduce((sum, layer) => sum + workOf(layer), 0) * rows * BACKWARD;
  const updates = layers.reduce((sum, layer) => sum + layer.parameterCount, 0) * WORK_OF_UPDATE;
  const work = products + updates;
  return Math.min(MOST_CUTS, Math.max(1, Math.ceil(work / WORK_OF_PIECE / threads)));
}

function workOf({ input, output, weights }: LayerSummary): number {
  const places = (shape: readonly number[]): number => sizeOf(shape) / (shape.at(-1) ?? 1);
  const uses = Math.max(1, places(input), places(output));
  const kernels = weights.filter(({ shape }) => shape.length > 1);
  const products = kernels.reduce((sum, { shape }) => sum + sizeOf(shape), 0) * uses;
  return products + WORK_OF_VALUE * sizeOf(output);
}

export interface Division {
  /** Done side by side. */
  readonly parts: number;
  /** How many times every stage is cut at most. */
  readonly cuts: number;
  /** Samples at most. */
  readonly rows: number;
}

/** `isLasting`: writes weights that learn, or what their optimizer remembers. From the first such task on, a step is done to its end. */
export function cutProgram(
  tasks: readonly Task[],
  { parts, cuts, rows }: Division,
  isLasting: (task: Task) => boolean,
): PiecedProgram {
  if (cuts === 1) return { pieces: [scheduleTasks(tasks, parts)], revocable: 0 };
  const first = tasks.findIndex(isLasting);
  const end = first < 0 ? tasks.length : first;
  const revocable = stagesAsPieces(scheduleTasks(tasks.slice(0, end), parts, cuts, rows));
  const lasting = stagesAsPieces(scheduleTasks(tasks.slice(end), parts, cuts, rows));
  return { pieces: [...revocable, ...lasting], revocable: revocable.length };
}

function stagesAsPieces({ parts, stages }: Program): readonly Program[] {
  return stages.map((stage) => ({ parts, stages: [stage] }));
}
