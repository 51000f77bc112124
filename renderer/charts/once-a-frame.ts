/**
 * Puts off pieces of drawing to the next frames: each is done once however often it is asked for, and one a frame, so that several
 * charts never add up to a frame that takes too long.
 */

export interface FrameTask {
  request(): void;
  cancel(): void;
}

/** Waiting to be drawn, in the order asked for. */
const waiting = new Set<() => void>();
let handle: number | undefined;

function drawNext(): void {
  handle = undefined;
  const [draw] = waiting;
  if (draw === undefined) return;
  waiting.delete(draw);
  if (waiting.size > 0) handle = requestAnimationFrame(drawNext);
  draw();
}

export function onceAFrame(draw: () => void): FrameTask {
  return {
    request() {
      waiting.add(draw);
      handle ??= requestAnimationFrame(drawNext);
    },
    cancel() {
      waiting.delete(draw);
    },
  };
}
