/**
 * The few words in shared memory by which threads find each other, each on a cache line of its own; and the step values. It is the
 * first thing in the engine's memory. Byte offsets 0, 64 and 128 are known to the kernel `barrier`.
 */
import { STEP_VALUE_COUNT } from '../plan/step-values';

const LINE = 64;
const word = (line: number): number => (line * LINE) / 4;

export const FAILED = word(2);
/** Counts up whenever there is something new to see: a program to run or a message to read. */
export const SIGNAL = word(3);
/** Helper threads asleep on SIGNAL. */
export const IDLE = word(4);
/** Messages posted to every helper so far. */
export const POSTED = word(5);
/** Which program of which model to run. */
export const MODEL = word(6);
export const PROGRAM = word(7);
/** Programs started so far. */
export const STARTED = word(8);

const VALUES_OFFSET = 9 * LINE;
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
