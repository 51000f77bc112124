/**
 * Turns a list of tasks into stages of parts that can run side by side, with a new stage exactly where a task touches what another part
 * may still be writing, or writes what another may still be reading: the tasks say so themselves (`reads`, `writes`).
 */
import type { Access, ColumnRange, KernelCall, Split, Task } from './call';
import { columnShare, partitionKey } from './columns';
import type { Share } from './shares';
import type { RowCount } from './step-values';

/** A share of the rows. */
export interface RowPart extends Share {
  readonly unit: number;
  readonly count: RowCount;
}

export interface ScheduledCall extends KernelCall {
  /** Present in a task split by rows. */
  readonly rows?: RowPart;
}

/** Calls that one thread makes in a row, on one part of the split. */
export type PartCalls = readonly ScheduledCall[];

/**
 * One stage after the other; a stage begins when all parts of the one before are done. Whichever thread is free takes a part, so the
 * number of parts says how work can be shared, never who does it.
 */
export interface Program {
  readonly parts: number;
  /** stages[stage][part] */
  readonly stages: readonly (readonly PartCalls[])[];
}

/** Parts of the same key and number are the same part. */
function splitKey(split: Split): string {
  switch (split.axis) {
    case 'rows':
      return `rows ${split.unit} ${split.count}`;
    case 'columns':
      return `columns ${partitionKey(split.columns)}`;
    case 'none':
      return 'first part';
  }
}

const WHOLE = 'whole';

/** Who has read and written what in the stage so far. */
class Footprints {
  readonly #writes = new Map<number, Set<string>>();
  readonly #reads = new Map<number, Set<string>>();

  isDisturbedBy(task: Task): boolean {
    const key = splitKey(task.split);
    const meets = (marks: Map<number, Set<string>>, { buffer, isOwnPart }: Access): boolean => {
      const others = [...(marks.get(buffer) ?? [])];
      return others.some((other) => !isOwnPart || other !== key);
    };
    return (
      task.reads.some((access) => meets(this.#writes, access)) ||
      task.writes.some((access) => meets(this.#writes, access) || meets(this.#reads, access))
    );
  }

  add(task: Task): void {
    const key = splitKey(task.split);
    const mark = (marks: Map<number, Set<string>>, { buffer, isOwnPart }: Access): void => {
      const keys = marks.get(buffer) ?? new Set<string>();
      marks.set(buffer, keys.add(isOwnPart ? key : WHOLE));
    };
    for (const access of task.reads) mark(this.#reads, access);
    for (const access of task.writes) mark(this.#writes, access);
  }
}

/** The tasks in groups that need no waiting inside. */
export function groupTasks(tasks: readonly Task[]): readonly (readonly Task[])[] {
  const groups: Task[][] = [];
  let footprints = new Footprints();
  for (const task of tasks) {
    if (groups.length === 0 || footprints.isDisturbedBy(task)) {
      groups.push([]);
      footprints = new Footprints();
    }
    footprints.add(task);
    groups.at(-1)?.push(task);
  }
  return groups;
}

/** Of a task that is not divided by columns. */
export const NO_RANGE: ColumnRange = { from: 0, to: 0 };

function callsOf(task: Task, share: Share): readonly ScheduledCall[] {
  const { split } = task;
  switch (split.axis) {
    case 'rows': {
      const rows = { unit: split.unit, count: split.count, ...share };
      return task.calls(NO_RANGE).map((call) => ({ ...call, rows }));
    }
    case 'none':
      return share.cut === 0 && share.part === 0 ? task.calls(NO_RANGE) : [];
    case 'columns': {
      const range = columnShare(split.columns, share);
      return range.from < range.to ? task.calls(range) : [];
    }
  }
}

/** With one part there is one stage: nobody is to be waited for. */
export function scheduleTasks(tasks: readonly Task[], parts: number): Program {
  const groups = parts === 1 ? [tasks] : groupTasks(tasks);
  const stages = groups.map((group) =>
    Array.from({ length: parts }, (_, part) =>
      group.flatMap((task) => callsOf(task, { cut: 0, cuts: 1, part, parts })),
    ),
  );
  return { parts, stages };
}
