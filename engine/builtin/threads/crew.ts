/** All threads of an engine, seen from the first one, which works along: starts programs and passes on messages. */
import type { ThreadProgram } from '../plan/schedule';
import { IDLE, MODEL, POSTED, PROGRAM, SIGNAL, STARTED, type Control } from './control';
import { CrewMember } from './crew-member';
import type { HelperThread, StartThread, ThreadMessage } from './messages';

export interface CrewParts {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly control: Control;
  /** Threads in all; without `startThread` there is only the first. */
  readonly threads: number;
  readonly startThread: StartThread | undefined;
}

export class Crew {
  readonly threads: number;
  readonly #control: Control;
  readonly #first: CrewMember;
  readonly #helpers: readonly HelperThread[];
  #models = 0;
  #isStopped = false;

  constructor({ module, memory, control, threads, startThread }: CrewParts) {
    const helperCount = startThread === undefined ? 0 : Math.max(0, threads - 1);
    this.threads = helperCount + 1;
    this.#control = control;
    this.#first = new CrewMember(module, memory, control, this.threads);
    this.#helpers = Array.from({ length: helperCount }, () => start(startThread));
    const controlAddress = control.address;
    this.#tellAll(() => ({ type: 'start', module, memory, controlAddress, parts: this.threads }));
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** Gives every thread its lists; returns the number by which the model's programs are run. */
  addModel(programs: readonly (readonly ThreadProgram[])[]): number {
    const model = this.#models++;
    const listsOf = (part: number): readonly ThreadProgram[] =>
      programs.map((threads) => {
        const list = threads[part];
        if (list === undefined) throw new Error(`A program without a list for thread ${part}`);
        return list;
      });
    this.#first.addModel(model, listsOf(0));
    this.#tellAll((helper) => ({ type: 'addModel', model, programs: listsOf(helper + 1) }));
    return model;
  }

  removeModel(model: number): void {
    this.#first.removeModel(model);
    this.#tellAll(() => ({ type: 'removeModel', model }));
  }

  /**
   * Returns when the first thread has done its part; the others may still be at theirs. The step values must not be changed before
   * that, and may be afterwards: every thread has read them before the program's first barrier.
   */
  run(model: number, program: number): void {
    if (this.#isStopped) throw new Error('The engine has been disposed');
    if (this.#helpers.length > 0) {
      const { words } = this.#control;
      Atomics.store(words, MODEL, model);
      Atomics.store(words, PROGRAM, program);
      Atomics.add(words, STARTED, 1);
      this.#signal();
    }
    this.#first.run(model, program);
  }

  /** The helpers end; nothing can be run any more. */
  stop(): void {
    if (this.#isStopped) return;
    this.#isStopped = true;
    this.#tellAll(() => ({ type: 'stop' }));
  }

  #tellAll(message: (helper: number) => ThreadMessage): void {
    if (this.#helpers.length === 0) return;
    // Counted first: a helper that has handled as many messages as were posted goes on waiting for programs.
    Atomics.add(this.#control.words, POSTED, 1);
    for (const [index, helper] of this.#helpers.entries()) helper.post(message(index));
    this.#signal();
  }

  #signal(): void {
    const { words } = this.#control;
    Atomics.add(words, SIGNAL, 1);
    if (Atomics.load(words, IDLE) > 0) Atomics.notify(words, SIGNAL);
  }
}

function start(startThread: StartThread | undefined): HelperThread {
  if (startThread === undefined) throw new Error('No way to start a thread');
  return startThread();
}
