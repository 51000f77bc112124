/** A helper thread's life: read a message, then help with what the first thread runs until there is another message. */
import {
  controlAt,
  DONE,
  FAILED,
  IDLE,
  MODEL,
  POSTED,
  PROGRAM,
  SIGNAL,
  STAGES_BEFORE,
  TICKET,
  waitUntil,
  type Control,
} from './control';
import { CrewMember } from './crew-member';
import type { ThreadMessage } from './messages';

/** Some 100 µs of looking before it goes to sleep: about as long as the first thread needs between two small steps. */
const WAIT_FOR_WORK = { word: SIGNAL, sleepers: IDLE, spins: 50_000 } as const;

/** The entry of a helper thread hands it every message, in order. */
export class ComputeThread {
  #handled = 0;
  #ticket = 0;
  #control: Control | undefined;
  #member: CrewMember | undefined;

  /** Returns when the next message has been posted, or for good after 'stop'. Blocks meanwhile. */
  accept(message: ThreadMessage): void {
    this.#handled++;
    if (message.type === 'stop') return;
    try {
      this.#apply(message);
      this.#work();
    } catch (error) {
      this.#reportFailure();
      throw error;
    }
  }

  #apply(message: Exclude<ThreadMessage, { type: 'stop' }>): void {
    switch (message.type) {
      case 'start': {
        const { module, memory, controlAddress, place } = message;
        this.#control = controlAt(memory, controlAddress);
        this.#member = new CrewMember(module, memory, this.#control, place);
        break;
      }
      case 'addPrograms':
        this.#member?.addPrograms(message.model, message.programs);
        break;
      case 'removeModel':
        this.#member?.removeModel(message.model);
        break;
    }
  }

  #work(): void {
    const [control, member] = [this.#control, this.#member];
    if (control === undefined || member === undefined) {
      throw new Error('The first message must be start');
    }
    const { words } = control;
    const hasMessage = () => Atomics.load(words, POSTED) !== this.#handled;
    const hasProgram = () => Atomics.load(words, TICKET) !== this.#ticket;
    for (;;) {
      waitUntil(words, WAIT_FOR_WORK, () => hasProgram() || hasMessage());
      // A program may belong to a model that a message not yet read brings.
      if (hasMessage()) return;
      this.#help(words, member);
    }
  }

  #help(words: Int32Array, member: CrewMember): void {
    const ticket = Atomics.load(words, TICKET);
    const model = Atomics.load(words, MODEL);
    const program = Atomics.load(words, PROGRAM);
    const stagesBefore = Atomics.load(words, STAGES_BEFORE);
    const isWhole = ticket % 2 === 0 && Atomics.load(words, TICKET) === ticket;
    // Of a program that began while a message was on its way, the model may not be known yet.
    if (!isWhole || Atomics.load(words, POSTED) !== this.#handled) return;
    this.#ticket = ticket;
    const executable = member.executable(model, program);
    if (executable !== undefined) member.share(executable, stagesBefore);
  }

  #reportFailure(): void {
    if (this.#control === undefined) return;
    const { words } = this.#control;
    Atomics.store(words, FAILED, 1);
    Atomics.notify(words, DONE);
  }
}
