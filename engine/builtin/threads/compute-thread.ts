/** A helper thread's life: read a message, then run what the first thread runs until there is another message. */
import {
  controlAt,
  FAILED,
  IDLE,
  MODEL,
  POSTED,
  PROGRAM,
  SIGNAL,
  STARTED,
  type Control,
} from './control';
import { CrewMember } from './crew-member';
import type { ThreadMessage } from './messages';

const SPINS = 300_000;

/** The entry of a helper thread hands it every message, in order. */
export class ComputeThread {
  #handled = 0;
  #started = 0;
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
        const { module, memory, controlAddress, parts } = message;
        this.#control = controlAt(memory, controlAddress);
        this.#member = new CrewMember(module, memory, this.#control, parts);
        break;
      }
      case 'addModel':
        this.#member?.addModel(message.model, message.programs);
        break;
      case 'removeModel':
        this.#member?.removeModel(message.model);
        break;
    }
  }

  #work(): void {
    const [control, member] = [this.#control, this.#member];
    if (control === undefined || member === undefined)
      throw new Error('The first message must be start');
    const { words } = control;
    for (;;) {
      const signal = Atomics.load(words, SIGNAL);
      // A program may belong to a model that a message not yet read brings.
      if (Atomics.load(words, POSTED) !== this.#handled) return;
      if (Atomics.load(words, STARTED) !== this.#started) {
        this.#started = (this.#started + 1) | 0;
        member.run(Atomics.load(words, MODEL), Atomics.load(words, PROGRAM));
      } else {
        waitForSignal(words, signal);
      }
    }
  }

  #reportFailure(): void {
    if (this.#control === undefined) return;
    const { words } = this.#control;
    Atomics.store(words, FAILED, 1);
    Atomics.notify(words, 0);
  }
}

function waitForSignal(words: Int32Array, seen: number): void {
  for (let spin = 0; spin < SPINS; spin++) {
    if (Atomics.load(words, SIGNAL) !== seen) return;
  }
  Atomics.add(words, IDLE, 1);
  Atomics.wait(words, SIGNAL, seen);
  Atomics.sub(words, IDLE, 1);
}
