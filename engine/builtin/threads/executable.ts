/** A program with its kernels found and its fixed arguments filled in, ready to be run again and again by one thread. */
import type { LinearArgument } from '../plan/call';
import type { Program, RowPart, ScheduledCall } from '../plan/schedule';
import { shareOf } from '../plan/shares';
import { stepValueIndex } from '../plan/step-values';

export type KernelExports = Readonly<Record<string, (...values: number[]) => number | undefined>>;

/** The rows of one part. */
interface RowShare extends Omit<RowPart, 'count'> {
  /** Index of the step value. */
  readonly count: number;
  first: number;
  rows: number;
}

/** Where an argument that changes stands, and what it is made of. */
interface Blank {
  readonly values: number[];
  readonly at: number;
  readonly argument: LinearArgument;
  readonly value: number;
  readonly share: RowShare | undefined;
}

type Invoke = () => void;

export class Executable {
  readonly parts: number;
  readonly stageCount: number;
  readonly #stepValues: Float64Array;
  readonly #shares = new Map<string, RowShare>();
  readonly #blanks: Blank[] = [];
  /** [stage][part] */
  readonly #stages: readonly (readonly (readonly Invoke[])[])[];

  constructor(program: Program, kernels: KernelExports, stepValues: Float64Array) {
    this.parts = program.parts;
    this.stageCount = program.stages.length;
    this.#stepValues = stepValues;
    this.#stages = program.stages.map((stage) =>
      stage.map((calls) => calls.map((call) => this.#prepareCall(call, kernels))),
    );
  }

  /** Fills in the arguments that depend on the step values as they are now. */
  prepare(): void {
    for (const share of this.#shares.values()) this.#divide(share);
    for (const blank of this.#blanks) this.#fill(blank);
  }

  /** Makes the calls of one part of a stage. */
  run(stage: number, part: number): void {
    const calls = this.#stages[stage]?.[part];
    if (calls === undefined) throw new Error(`There is no stage ${stage} with a part ${part}`);
    for (const call of calls) call();
  }

  #prepareCall(call: ScheduledCall, kernels: KernelExports): Invoke {
    const kernel = kernels[call.kernel];
    if (kernel === undefined) throw new Error(`There is no kernel ${call.kernel}`);
    const { rows } = call;
    const share = rows === undefined ? undefined : this.#share(rows);
    const values = call.arguments.map((argument) => (typeof argument === 'number' ? argument : 0));
    for (const [at, argument] of call.arguments.entries()) {
      if (typeof argument === 'number') continue;
      const value = argument.value === undefined ? -1 : stepValueIndex(argument.value);
      this.#blanks.push({ values, at, argument, value, share });
    }
    return () => {
      kernel(...values);
    };
  }

  #share({ count, ...rest }: RowPart): RowShare {
    const index = stepValueIndex(count);
    const { unit, cut, cuts, part, parts } = rest;
    const key = [index, unit, cut, cuts, part, parts].join();
    const known = this.#shares.get(key);
    if (known !== undefined) return known;
    const share = { ...rest, count: index, first: 0, rows: 0 };
    this.#shares.set(key, share);
    return share;
  }

  /** Whole units; the last unit may be cut short. */
  #divide(share: RowShare): void {
    const total = this.#stepValues[share.count] ?? 0;
    const { from, to } = shareOf(Math.ceil(total / share.unit), share);
    share.first = Math.min(total, from * share.unit);
    share.rows = Math.min(total, to * share.unit) - share.first;
  }

  #fill({ values, at, argument, value, share }: Blank): void {
    let sum = argument.plus;
    if (value >= 0) sum += this.#stepValues[value] ?? 0;
    if (share !== undefined) {
      sum += (argument.perFirstRow ?? 0) * share.first + (argument.perRow ?? 0) * share.rows;
    }
    values[at] = sum;
  }
}
