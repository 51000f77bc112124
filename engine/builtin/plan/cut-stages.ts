/**
 * The stages of a long program, each of a moment's work: groups of tasks are cut by their own division, and what takes long in a single
 * unit of it, an image or a panel, by the kernels' (call-slices.ts).
 */
import { isForManyRows, sliceCall, workOf, type CallRows } from './call-slices';
import type { Split, Task } from './call';
import { columnShare } from './columns';
import { groupTasks, NO_RANGE, type PartCalls, type ScheduledCall } from './schedule';
import type { Share } from './shares';

export interface CutRules {
  /** Done side by side. */
  readonly parts: number;
  /** Samples at most. */
  readonly rows: number;
  /** Of one part of a stage, where it can be cut so far. */
  readonly mostWork: number;
}

export interface CutStage {
  /** By parts. */
  readonly calls: readonly PartCalls[];
  /** Of the part that has most to do. */
  readonly work: number;
}

/** Samples that go through a kernel together where it is made for many. */
const MANY_ROWS = 32;

interface MeasuredCall {
  readonly call: ScheduledCall;
  readonly work: number;
}

/** All the work of a task, whoever does it. */
export function workOfTask(task: Task, rows: number): number {
  const { split } = task;
  const range = split.axis === 'columns' ? { from: 0, to: split.columns.end } : NO_RANGE;
  const all = { part: rows, all: rows };
  return task.calls(range).reduce((sum, call) => sum + workOf(call, all), 0);
}

/** Yields after some stages. */
export function* cutStages(
  tasks: readonly Task[],
  rules: CutRules,
): Generator<undefined, readonly CutStage[], void> {
  const stages: CutStage[] = [];
  for (const group of groupTasks(tasks)) {
    const begun = stages.length;
    const cutter = new GroupCutter(group, rules);
    for (let cut = 0; cut < cutter.cuts; cut++) {
      const some = cutter.stages(cut).filter(({ calls }) => calls.some(({ length }) => length > 0));
      stages.push(...some);
      yield;
    }
    // One even when there is nothing to do: some wait for it.
    if (stages.length === begun) {
      stages.push({ calls: Array.from({ length: rules.parts }, () => []), work: 0 });
    }
  }
  return stages;
}

/** Tasks that need no waiting inside. */
class GroupCutter {
  readonly cuts: number;
  readonly #tasks: readonly Task[];
  readonly #rules: CutRules;
  /** Samples that are not divided any further. */
  readonly #isBySingleRows: boolean;
  /** A task that is divided by rows makes the same calls in every cut and part. */
  readonly #rowCalls = new Map<Task, readonly MeasuredCall[]>();

  constructor(tasks: readonly Task[], rules: CutRules) {
    this.#tasks = tasks;
    this.#rules = rules;
    const { parts, rows, mostWork } = rules;
    const works = tasks.map((task) => workOfTask(task, rows));
    const isForMany = tasks.some(
      (task) => task.split.axis === 'rows' && task.calls(NO_RANGE).some(isForManyRows),
    );
    this.#isBySingleRows =
      !isForMany &&
      tasks.some(
        ({ split }, at) =>
          split.axis === 'rows' && ((works[at] ?? 0) * split.unit) / rows > mostWork,
      );
    const shared = tasks.map(
      ({ split }, at) => (works[at] ?? 0) / (split.axis === 'none' ? 1 : parts),
    );
    const wanted = Math.ceil(shared.reduce((sum, work) => sum + work, 0) / mostWork);
    const useful = Math.max(...tasks.map(({ split }) => Math.ceil(this.#unitsOf(split) / parts)));
    const most = isForMany ? Math.floor(rows / parts / MANY_ROWS) : useful;
    this.cuts = Math.max(1, Math.min(wanted, most));
  }

  /** What is left of one cut when it is chopped into moments. */
  stages(cut: number): readonly CutStage[] {
    const { parts } = this.#rules;
    const chunks = Array.from({ length: parts }, (_, part) => this.#chunks(cut, part));
    const count = Math.max(...chunks.map(({ length }) => length));
    return Array.from({ length: count }, (_, at) => {
      const own = chunks.map((some) => some[at] ?? []);
      const works = own.map((calls) => calls.reduce((sum, { work }) => sum + work, 0));
      return { calls: own.map((calls) => calls.map(({ call }) => call)), work: Math.max(...works) };
    });
  }

  /** The calls of a part one after the other, as many at a time as make up a moment. */
  #chunks(cut: number, part: number): readonly (readonly MeasuredCall[])[] {
    const { parts, mostWork } = this.#rules;
    const share = { cut, cuts: this.cuts, part, parts };
    const chunks: MeasuredCall[][] = [];
    let room = 0;
    for (const measured of this.#tasks.flatMap((task) => this.#callsOf(task, share))) {
      if (measured.work > room || chunks.length === 0) {
        chunks.push([]);
        room = mostWork;
      }
      room -= measured.work;
      chunks.at(-1)?.push(measured);
    }
    return chunks;
  }

  #callsOf(task: Task, share: Share): readonly MeasuredCall[] {
    const { split } = task;
    const { rows } = this.#rules;
    switch (split.axis) {
      case 'rows': {
        const part = { unit: this.#unitOf(split), count: split.count, ...share };
        return this.#callsByRows(task, share).map(({ call, work }) => ({
          call: { ...call, rows: part },
          work,
        }));
      }
      case 'none':
        if (share.cut > 0 || share.part > 0) return [];
        return this.#sliced(task.calls(NO_RANGE), { part: rows, all: rows });
      case 'columns': {
        const range = columnShare(split.columns, share);
        if (range.from >= range.to) return [];
        return this.#sliced(task.calls(range), { part: rows, all: rows });
      }
    }
  }

  #callsByRows(task: Task, { cuts, parts }: Share): readonly MeasuredCall[] {
    const known = this.#rowCalls.get(task);
    if (known !== undefined) return known;
    const { rows } = this.#rules;
    const rounds = Math.ceil(this.#unitsOf(task.split) / parts);
    const part = Math.min(rows, Math.ceil(rounds / cuts) * this.#unitOf(task.split));
    const calls = this.#sliced(task.calls(NO_RANGE), { part, all: rows });
    this.#rowCalls.set(task, calls);
    return calls;
  }

  #sliced(calls: readonly ScheduledCall[], rows: CallRows): readonly MeasuredCall[] {
    const { mostWork } = this.#rules;
    return calls.flatMap((call) => {
      const work = workOf(call, rows);
      if (work <= mostWork) return [{ call, work }];
      const slices = sliceCall(call, Math.ceil(work / mostWork), rows);
      return slices.map((slice) => ({ call: slice, work: work / slices.length }));
    });
  }

  #unitsOf(split: Split): number {
    switch (split.axis) {
      case 'rows':
        return Math.ceil(this.#rules.rows / this.#unitOf(split));
      case 'columns':
        return split.columns.starts.length;
      case 'none':
        return 1;
    }
  }

  #unitOf(split: Split): number {
    return split.axis !== 'rows' || this.#isBySingleRows ? 1 : split.unit;
  }
}
