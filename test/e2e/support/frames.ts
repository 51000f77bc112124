/**
 * Measures the pauses of the window while something runs: tasks that hold up its main thread, and the gaps between frames. No task
 * may be over 50 ms. Frames are drawn in software here, beside the training, so of their gaps the median (60 a second) and the
 * 99th percentile (50 ms) are asserted, and the longest is reported.
 */
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';

interface Recorder {
  longTasks: number[];
  frames: number[];
  running: boolean;
}

const LONGEST_TASK_MS = 50;
/** Three frames at 60 a second are 50.0 ms, give or take a rounding. */
const LONGEST_GAP_MS = 51;

export interface FrameGaps {
  readonly longTasksMs: readonly number[];
  readonly frameGapsMs: readonly number[];
}

export async function measureFrameGaps(window: Page) {
  await window.evaluate(() => {
    const recorder: Recorder = { longTasks: [], frames: [], running: true };
    (globalThis as unknown as { recorder: Recorder }).recorder = recorder;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) recorder.longTasks.push(entry.duration);
    }).observe({ type: 'longtask' });
    let last = performance.now();
    const frame = (now: number): void => {
      recorder.frames.push(now - last);
      last = now;
      if (recorder.running) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  return {
    stop: (): Promise<FrameGaps> =>
      window.evaluate(() => {
        const { recorder } = globalThis as unknown as { recorder: Recorder };
        recorder.running = false;
        return { longTasksMs: recorder.longTasks, frameGapsMs: recorder.frames };
      }),
    report({ longTasksMs, frameGapsMs }: FrameGaps): void {
      const sorted = [...frameGapsMs].sort((a, b) => a - b);
      const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Infinity;
      const description = `frames ${sorted.length}, gap median ${at(0.5).toFixed(1)} ms, 99 % ${at(0.99).toFixed(1)} ms, longest ${at(1).toFixed(1)} ms; long tasks ${longTasksMs.map((ms) => ms.toFixed(0)).join(', ') || 'none'}`;
      test.info().annotations.push({ type: 'frames', description });
      expect(at(0.5), description).toBeLessThan(17.5);
      expect(at(0.99), description).toBeLessThan(LONGEST_GAP_MS);
      expect(
        longTasksMs.filter((ms) => ms > LONGEST_TASK_MS),
        description,
      ).toEqual([]);
    },
  };
}
