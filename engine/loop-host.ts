/** What the loops of training and evaluation need of the process they run in. */

/** How the computing side meets its process: a clock in milliseconds, and a pause in which waiting messages are served. */
export interface LoopHost {
  now(): number;
  /** Resolves after the process has served what was waiting. */
  breathe(): Promise<void>;
  /**
   * Does work that breathes while a batch or a prediction is half done: whoever else would use the model must wait until it resolves. Left
   * out where nobody does.
   */
  whileHalfDone?<T>(work: () => Promise<T>): Promise<T>;
  /**
   * While others keep the model from being used: resolves when that, or a wish to interrupt, may have changed; else undefined. Asked in the
   * same moment in which a batch would begin. Left out where nobody does.
   */
  whileTaken?(): Promise<void> | undefined;
}

/** The longest stretch of work between two breaths, in milliseconds (one batch may take longer). */
export const BREATH_INTERVAL_MS = 8;
