/** Puts off a piece of drawing to the next frame; however often it is asked for, it is done once. */

export interface FrameTask {
  request(): void;
  cancel(): void;
}

export function onceAFrame(draw: () => void): FrameTask {
  let handle: number | undefined;
  return {
    request() {
      handle ??= requestAnimationFrame(() => {
        handle = undefined;
        draw();
      });
    },
    cancel() {
      if (handle !== undefined) cancelAnimationFrame(handle);
      handle = undefined;
    },
  };
}
