/** Decides whether a process that crashed is started again by itself: yes, unless it has just crashed too often. */

export const MAX_CRASHES = 3;
const WINDOW_MS = 5 * 60_000;

export class RestartPolicy {
  #crashes: number[] = [];

  crashed(nowMs: number): void {
    this.#crashes = [...this.#crashes, nowMs].filter((time) => nowMs - time < WINDOW_MS);
  }

  /** Crashes within the last five minutes before the last one, itself counted. */
  get crashCount(): number {
    return this.#crashes.length;
  }

  get mayRestart(): boolean {
    return this.#crashes.length < MAX_CRASHES;
  }

  /** The user asked for another try. */
  forgive(): void {
    this.#crashes = [];
  }
}
