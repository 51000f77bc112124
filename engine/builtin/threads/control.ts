/**
 * The few words in shared memory by which threads find each other, each on a cache line of its own; and the step values. It is the
 * first thing in the engine's memory.
 */
import { STEP_VALUE_COUNT } from '../plan/step-values';

const LINE = 64;
const word = (line: number): number => (line * LINE) / 4;

/** Counts up whenever there is something new to see: a program to run or a message to read. */
export const SIGNAL = word(0);
/** Helper threads asleep on SIGNAL. */
export const IDLE = word(1);
/** Messages posted to every helper so far. */
export const POSTED = word(2);
/** Not 0 once a helper has failed. */
export const FAILED = word(3);

/** Even: the three words below are in order; odd: they are being written. Counts up twice a program. */
export const TICKET = word(4);
export const MODEL = word(5);
export const PROGRAM = word(6);
/** Stages begun before this program's first, counted over all programs. */
export const STAGES_BEFORE = word(7);

/** Parts finished, counted over all stages of all programs. */
export const DONE = word(8);
/** Threads asleep on DONE. */
export const WAITING = word(9);

export const MOST_THREADS = 64;
const FIRST_CLAIM = 10;

/** Number of the last stage whose part `part` somebody has taken. */
export function claimWord(part: number): number {
  return word(FIRST_CLAIM + part);
}

const VALUES_OFFSET = (FIRST_CLAIM + MOST_THREADS) * LINE;
export const CONTROL_BYTES = VALUES_OFFSET + Math.ceil((STEP_VALUE_COUNT * 8) / LINE) * LINE;

export interface Control {
  readonly address: number;
  readonly words: Int32Array;
  readonly stepValues: Float64Array;
}

export function controlAt(memory: WebAssembly.Memory, address: number): Control {
  return {
    address,
    words: new Int32Array(memory.buffer, address, VALUES_OFFSET / 4),
    stepValues: new Float64Array(memory.buffer, address + VALUES_OFFSET, STEP_VALUE_COUNT),
  };
}

/** Looks `spins` times whether `isOver`, then sleeps on a word until it changes or is notified; over and over. */
export function waitUntil(
  words: Int32Array,
  {
    word,
    sleepers,
    spins,
  }: { readonly word: number; readonly sleepers: number; readonly spins: number },
  isOver: () => boolean,
): void {
  for (let spin = 0; spin < spins; spin++) if (isOver()) return;
  Atomics.add(words, sleepers, 1);
  for (;;) {
    const seen = Atomics.load(words, word);
    if (isOver()) break;
    Atomics.wait(words, word, seen, LONGEST_SLEEP_MS);
  }
  Atomics.sub(words, sleepers, 1);
}

const LONGEST_SLEEP_MS = 1000;
