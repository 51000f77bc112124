/**
 * A step of a large network takes seconds; its program is cut into pieces of some ten milliseconds, so that whoever drives it can look up
 * in between and leave the rest undone. No result depends on the cuts.
 */
import type { Task } from './call';
import { cutStages, workOfTask, type CutStage } from './cut-stages';
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

/** Multiplications of one thread in one piece of many: some 5 to 10 ms. */
export const WORK_OF_PIECE = 1.5e8;
/** A program of up to so many for a thread is one piece: it is not worth the looking up. */
export const WORK_OF_WHOLE = 4e8;

export interface Division {
  /** Done side by side. */
  readonly parts: number;
  /** Samples at most. */
  readonly rows: number;
  /** For tests: of every piece, however short the program. */
  readonly workOfPiece?: number | undefined;
}

/**
 * In pieces itself. `isLasting`: writes weights that learn, or what their optimizer remembers. From the first such task on, a step is done
 * to its end.
 */
export function* cutProgram(
  tasks: readonly Task[],
  { parts, rows, workOfPiece }: Division,
  isLasting: (task: Task) => boolean,
): Generator<undefined, PiecedProgram, void> {
  const work = tasks.reduce((sum, task) => sum + workOfTask(task, rows), 0);
  if (work / parts <= (workOfPiece ?? WORK_OF_WHOLE)) {
    return { pieces: [scheduleTasks(tasks, parts)], revocable: 0 };
  }
  const rules = { parts, rows, mostWork: workOfPiece ?? WORK_OF_PIECE };
  const first = tasks.findIndex(isLasting);
  const end = first < 0 ? tasks.length : first;
  const revocable = inPieces(yield* cutStages(tasks.slice(0, end), rules), rules);
  const lasting = inPieces(yield* cutStages(tasks.slice(end), rules), rules);
  return { pieces: [...revocable, ...lasting], revocable: revocable.length };
}

/** As many stages in a piece as make up a moment. */
function inPieces(
  stages: readonly CutStage[],
  { parts, mostWork }: { readonly parts: number; readonly mostWork: number },
): readonly Program[] {
  const pieces: CutStage[][] = [];
  let room = 0;
  for (const stage of stages) {
    if (stage.work > room || pieces.length === 0) {
      pieces.push([]);
      room = mostWork;
    }
    room -= stage.work;
    pieces.at(-1)?.push(stage);
  }
  return pieces.map((some) => ({ parts, stages: some.map(({ calls }) => calls) }));
}
