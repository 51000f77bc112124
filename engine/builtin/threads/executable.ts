/** A thread's program with its kernels found and its fixed arguments filled in, ready to be run again and again. */
import type { LinearArgument } from '../plan/call';
import type { ScheduledCall, ThreadProgram } from '../plan/schedule';
import { stepValueIndex, type RowCount } from '../plan/step-values';

export type KernelExports = Readonly<Record<string, (...values: number[]) => number | undefined>>;

interface RowShare {
  readonly unit: number;
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
  readonly #part: number;
  readonly #parts: number;
  readonly #stepValues: Float64Array;
  readonly #shares: RowShare[] = [];
  readonly #blanks: Blank[] = [];
  readonly #steps: readonly Invoke[];

  /** `meet`: returns when every thread has come to the same place. */
  constructor(
    program: ThreadProgram,
    kernels: KernelExports,
    stepValues: Float64Array,
    meet: Invoke,
  ) {
    this.#part = program.part;
    this.#parts = program.parts;
    this.#stepValues = stepValues;
    this.#steps = program.steps.map((step) =>
      step === 'barrier' ? meet : this.#prepare(step, kernels),
    );
  }

  run(): void {
    for (const share of this.#shares) this.#divide(share);
    for (const blank of this.#blanks) this.#fill(blank);
    for (const step of this.#steps) step();
  }

  #prepare(call: ScheduledCall, kernels: KernelExports): Invoke {
    const kernel = kernels[call.kernel];
    if (kernel === undefined) throw new Error(`There is no kernel ${call.kernel}`);
    const share =
      call.rows === undefined ? undefined : this.#share(call.rows.unit, call.rows.count);
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

  #share(unit: number, count: RowCount): RowShare {
    const index = stepValueIndex(count);
    const known = this.#shares.find((share) => share.unit === unit && share.count === index);
    if (known !== undefined) return known;
    const share = { unit, count: index, first: 0, rows: 0 };
    this.#shares.push(share);
    return share;
  }

  /** Whole units as evenly as can be; the last unit may be cut short. */
  #divide(share: RowShare): void {
    const total = this.#stepValues[share.count] ?? 0;
    const units = Math.ceil(total / share.unit);
    const border = (part: number): number =>
      Math.min(total, Math.floor((units * part) / this.#parts) * share.unit);
    share.first = border(this.#part);
    share.rows = border(this.#part + 1) - share.first;
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
