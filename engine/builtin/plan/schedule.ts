/**
 * Turns a list of tasks into one list of calls per thread, with a barrier exactly where a task touches what another thread may still
 * be writing, or writes what another may still be reading. What is written lives in the tasks' own words (`reads`, `writes`).
 */
import type { Access, ColumnRange, KernelCall, Split, Task } from './call';
import { columnShare, partitionKey } from './columns';

export interface ScheduledCall extends KernelCall {
  /** Present in a task split by rows. */
  readonly rows?: Extract<Split, { axis: 'rows' }>;
}

/** One thread's list. 'barrier': wait until every thread has come this far. */
export interface ThreadProgram {
  readonly part: number;
  readonly parts: number;
  readonly steps: readonly (ScheduledCall | 'barrier')[];
}

/** Threads of the same key touch the same part. */
function splitKey(split: Split): string {
  switch (split.axis) {
    case 'rows':
      return `rows ${split.unit} ${split.count}`;
    case 'columns':
      return `columns ${partitionKey(split.columns)}`;
    case 'none':
      return 'first thread';
  }
}

const WHOLE = 'whole';

/** Who has read and written what since the last barrier. */
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

/** Indices of the tasks before which all threads must meet; always the first, as the program before may still be running. */
function barrierPlaces(tasks: readonly Task[]): ReadonlySet<number> {
  const places = new Set([0]);
  let footprints = new Footprints();
  for (const [index, task] of tasks.entries()) {
    if (footprints.isDisturbedBy(task)) {
      places.add(index);
      footprints = new Footprints();
    }
    footprints.add(task);
  }
  return places;
}

function callsOf(task: Task, part: number, parts: number): readonly ScheduledCall[] {
  const { split } = task;
  const none: ColumnRange = { from: 0, to: 0 };
  switch (split.axis) {
    case 'rows':
      return task.calls(none).map((call) => ({ ...call, rows: split }));
    case 'none':
      return part === 0 ? task.calls(none) : [];
    case 'columns': {
      const range = columnShare(split.columns, part, parts);
      return range.from < range.to ? task.calls(range) : [];
    }
  }
}

/** One program per thread. With one thread there is nobody to wait for. */
export function scheduleTasks(tasks: readonly Task[], threads: number): readonly ThreadProgram[] {
  const barriers = threads > 1 ? barrierPlaces(tasks) : new Set<number>();
  return Array.from({ length: threads }, (_, part) => ({
    part,
    parts: threads,
    steps: [
      ...(tasks.length === 0 && threads > 1 ? ['barrier' as const] : []),
      ...tasks.flatMap((task, index) => [
        ...(barriers.has(index) ? ['barrier' as const] : []),
        ...callsOf(task, part, threads),
      ]),
    ],
  }));
}
