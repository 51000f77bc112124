/**
 * Measures the pauses of the window's main thread while something runs. A software-rendered display on a busy machine draws few
 * frames a second, so what is asserted is the renderer's own long tasks (no task of the window may hold it up for over 50 ms).
 */
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';

interface Recorder {
  longTasks: number[];
  frames: number[];
  running: boolean;
}

const LONGEST_TASK_MS = 50;

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
      const at = (share: number) =>
        (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
      const description = `frames ${sorted.length}, gap median ${at(0.5)} ms, 99 % ${at(0.99)} ms, longest ${at(1)} ms; long tasks ${longTasksMs.map((ms) => ms.toFixed(0)).join(', ') || 'none'}`;
      test.info().annotations.push({ type: 'frames', description });
      expect(frameGapsMs.length).toBeGreaterThan(10);
      expect(
        longTasksMs.filter((ms) => ms > LONGEST_TASK_MS),
        description,
      ).toEqual([]);
    },
  };
}
