/** Runs a task as often as asked but at most once an interval and never twice at a time; requests in between become one. */

export interface Pace {
  request(): void;
  /** Forgets what was requested; a task under way ends by itself. */
  stop(): void;
}

export function createPace(intervalMs: number, task: () => Promise<void>): Pace {
  let isRunning = false;
  let isRequested = false;
  let lastStart = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const run = async (): Promise<void> => {
    timer = undefined;
    isRequested = false;
    isRunning = true;
    lastStart = performance.now();
    try {
      await task();
    } finally {
      finish();
    }
  };
  const finish = (): void => {
    isRunning = false;
    if (isRequested) schedule();
  };
  const schedule = (): void => {
    if (timer !== undefined) return;
    const waitMs = Math.max(0, lastStart + intervalMs - performance.now());
    timer = setTimeout(() => void run(), waitMs);
  };
  return {
    request() {
      isRequested = true;
      if (!isRunning) schedule();
    },
    stop() {
      isRequested = false;
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
