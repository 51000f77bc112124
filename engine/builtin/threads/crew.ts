/** All threads of an engine, seen from the first one, which works along: starts programs and passes on messages. */
import type { Kernels } from '../../kernels/generated/kernels';
import type { Program } from '../plan/schedule';
import {
  IDLE,
  MODEL,
  MOST_THREADS,
  POSTED,
  PROGRAM,
  SIGNAL,
  STAGES_BEFORE,
  TICKET,
  type Control,
} from './control';
import { CrewMember } from './crew-member';
import type { HelperThread, StartThread, ThreadMessage } from './messages';

/** Programs in one message to the helpers, which takes a moment to write. */
const TOLD_AT_ONCE = 256;

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
  /** How many each model has. */
  readonly #programs = new Map<number, number>();
  /** Stages begun so far; wraps like the words in shared memory. */
  #stages = 0;
  #isStopped = false;

  constructor({ module, memory, control, threads, startThread }: CrewParts) {
    const helperCount =
      startThread === undefined ? 0 : Math.min(MOST_THREADS, Math.max(1, threads)) - 1;
    this.threads = helperCount + 1;
    this.#control = control;
    this.#first = new CrewMember(module, memory, control, 0);
    this.#helpers = Array.from({ length: helperCount }, () => start(startThread));
    const controlAddress = control.address;
    this.#tellAll((helper) => ({
      type: 'start',
      module,
      memory,
      controlAddress,
      place: helper + 1,
    }));
  }

  /** Of the first thread, for what is done outside all programs. */
  get kernels(): Kernels {
    return this.#first.kernels;
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** Returns the number by which its programs are known. */
  newModel(): number {
    return this.#models++;
  }

  /** Gives every thread more programs of a model, in pieces; returns the number of the first of them. Left amid it, some stay unused. */
  *addProgramsInPieces(
    model: number,
    programs: readonly Program[],
  ): Generator<undefined, number, void> {
    const first = this.#programs.get(model) ?? 0;
    for (let from = 0; from < programs.length; from += TOLD_AT_ONCE) {
      if (from > 0) yield;
      const some = programs.slice(from, from + TOLD_AT_ONCE);
      this.#programs.set(model, first + from + some.length);
      this.#first.addPrograms(model, some);
      this.#tellAll(() => ({ type: 'addPrograms', model, programs: some }));
    }
    return first;
  }

  removeModel(model: number): void {
    this.#programs.delete(model);
    this.#first.removeModel(model);
    this.#tellAll(() => ({ type: 'removeModel', model }));
  }

  /**
   * Returns when every part has been taken and the first thread's are done; others of the last stage may still be under way. The step
   * values must not be changed before, and may be afterwards: whoever takes a part has read them.
   */
  run(model: number, program: number): void {
    if (this.#isStopped) throw new Error('The engine has been disposed');
    const executable = this.#first.executable(model, program);
    if (executable === undefined) throw new Error(`Model ${model} has no program ${program}`);
    if (this.#helpers.length === 0) {
      this.#first.runAlone(executable);
      return;
    }
    const { words } = this.#control;
    const stagesBefore = this.#stages;
    this.#stages = (stagesBefore + executable.stageCount) | 0;
    Atomics.add(words, TICKET, 1);
    Atomics.store(words, MODEL, model);
    Atomics.store(words, PROGRAM, program);
    Atomics.store(words, STAGES_BEFORE, stagesBefore);
    Atomics.add(words, TICKET, 1);
    this.#signal();
    this.#first.share(executable, stagesBefore);
  }

  /** Returns when all that was begun is done. */
  settle(): void {
    if (this.#isStopped) throw new Error('The engine has been disposed');
    if (this.#helpers.length > 0) this.#first.waitForStages(this.#stages, this.threads);
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
