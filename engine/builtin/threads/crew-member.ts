/**
 * One thread's share of the common work: its kernels, the programs it has been given, and how a part is taken. A part of a stage is
 * taken by exactly one thread, the one that first counts its claim up; a thread that comes late finds everything taken.
 */
import type { Kernels } from '../../kernels/generated/kernels';
import type { Program } from '../plan/schedule';
import { claimWord, DONE, FAILED, WAITING, waitUntil, type Control } from './control';
import { Executable, type KernelExports } from './executable';

/** Some 20 µs of looking before a thread goes to sleep. */
const WAIT_FOR_PARTS = { word: DONE, sleepers: WAITING, spins: 20_000 } as const;

/** A model of more programs, each of many milliseconds, has them made ready anew: they take more room than time. */
const MOST_KEPT = 1000;

interface Known {
  readonly program: Program;
  executable?: Executable;
}

export class CrewMember {
  readonly #kernels: KernelExports;
  readonly #control: Control;
  /** The part it would rather take: the one whose weights are in its caches. */
  readonly #place: number;
  readonly #models = new Map<number, Known[]>();

  constructor(
    module: WebAssembly.Module,
    memory: WebAssembly.Memory,
    control: Control,
    place: number,
  ) {
    this.#kernels = instantiateKernels(module, memory);
    this.#control = control;
    this.#place = place;
  }

  get kernels(): Kernels {
    return this.#kernels as unknown as Kernels;
  }

  addPrograms(model: number, programs: readonly Program[]): void {
    const known = this.#models.get(model) ?? [];
    this.#models.set(model, known);
    for (const program of programs) known.push({ program });
  }

  removeModel(model: number): void {
    this.#models.delete(model);
  }

  /** Undefined when the model has been removed: a helper that is late may still read its number. */
  executable(model: number, program: number): Executable | undefined {
    const programs = this.#models.get(model);
    const known = programs?.[program];
    if (programs === undefined || known === undefined) return undefined;
    if (known.executable !== undefined) return known.executable;
    const { stepValues } = this.#control;
    const executable = new Executable(known.program, this.#kernels, stepValues);
    if (programs.length <= MOST_KEPT) known.executable = executable;
    return executable;
  }

  /** Does all of a program: for an engine of one thread. */
  runAlone(executable: Executable): void {
    executable.prepare();
    for (let stage = 0; stage < executable.stageCount; stage++) executable.run(stage, 0);
  }

  /**
   * Takes whatever parts of a program nobody has taken. Returns when none is left; parts of the last stage that others have taken may
   * still be under way. A helper that is late for the whole program finds nothing to do and does no harm: its arguments may be those
   * of the next program, but they are not used.
   */
  share(executable: Executable, stagesBefore: number): void {
    executable.prepare();
    const { parts, stageCount } = executable;
    for (let stage = 0; stage < stageCount; stage++) {
      const before = (stagesBefore + stage) | 0;
      this.waitForStages(before, parts);
      for (let turn = 0; turn < parts; turn++) {
        const part = (this.#place + turn) % parts;
        if (this.#claim(part, before)) {
          executable.run(stage, part);
          this.#finishPart(before, parts);
        }
      }
    }
  }

  /** Returns when all parts of the first `stages` stages are done. */
  waitForStages(stages: number, parts: number): void {
    const { words } = this.#control;
    const target = Math.imul(stages, parts);
    waitUntil(words, WAIT_FOR_PARTS, () => {
      if (Atomics.load(words, FAILED) !== 0) throw new Error('A compute thread has failed');
      return ((Atomics.load(words, DONE) - target) | 0) >= 0;
    });
  }

  #claim(part: number, before: number): boolean {
    const next = (before + 1) | 0;
    return Atomics.compareExchange(this.#control.words, claimWord(part), before, next) === before;
  }

  #finishPart(before: number, parts: number): void {
    const { words } = this.#control;
    const done = (Atomics.add(words, DONE, 1) + 1) | 0;
    const isStageDone = done === Math.imul(before + 1, parts);
    if (isStageDone && Atomics.load(words, WAITING) > 0) Atomics.notify(words, DONE);
  }
}

export function instantiateKernels(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
): KernelExports {
  const abort = (): never => {
    throw new Error('A kernel aborted');
  };
  const { exports } = new WebAssembly.Instance(module, { env: { memory, abort } });
  return exports as unknown as KernelExports;
}
