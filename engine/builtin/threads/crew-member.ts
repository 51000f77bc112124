/** One thread's own view of the common work: its kernels, the programs it has been given, and where the others are waited for. */
import type { ThreadProgram } from '../plan/schedule';
import type { Control } from './control';
import { Executable, type KernelExports } from './executable';

/** About 20 µs of looking before a thread goes to sleep. */
const SPINS = 1_000_000;

export class CrewMember {
  readonly #kernels: KernelExports;
  readonly #control: Control;
  readonly #parts: number;
  readonly #models = new Map<number, readonly Executable[]>();
  #arrivals = 0;

  constructor(
    module: WebAssembly.Module,
    memory: WebAssembly.Memory,
    control: Control,
    parts: number,
  ) {
    this.#kernels = instantiateKernels(module, memory);
    this.#control = control;
    this.#parts = parts;
  }

  get kernels(): KernelExports {
    return this.#kernels;
  }

  addModel(model: number, programs: readonly ThreadProgram[]): void {
    const { stepValues } = this.#control;
    const meet = (): void => this.#meet();
    this.#models.set(
      model,
      programs.map((program) => new Executable(program, this.#kernels, stepValues, meet)),
    );
  }

  removeModel(model: number): void {
    this.#models.delete(model);
  }

  run(model: number, program: number): void {
    const executable = this.#models.get(model)?.[program];
    if (executable === undefined) throw new Error(`Model ${model} has no program ${program}`);
    executable.run();
  }

  #meet(): void {
    this.#arrivals = (this.#arrivals + this.#parts) | 0;
    const failed = this.#kernels['barrier']?.(this.#control.address, this.#arrivals, SPINS);
    if (failed !== 0) throw new Error('A compute thread has failed');
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
