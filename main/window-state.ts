/** Where the window stood when it was last closed, and where it is to stand now: always on a screen that exists. Pure. */
import * as v from 'valibot';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const MIN_WINDOW_SIZE = { width: 800, height: 600 } as const;
export const FIRST_WINDOW_SIZE = { width: 1280, height: 800 } as const;

const whole = v.pipe(v.number(), v.integer());
export const windowStateSchema = v.strictObject({
  bounds: v.strictObject({ x: whole, y: whole, width: whole, height: whole }),
  isMaximized: v.boolean(),
});
export type WindowState = Readonly<v.InferOutput<typeof windowStateSchema>>;

/** How much of the window must lie on one screen to be seen and dragged, in pixels. */
const MIN_VISIBLE = 100;

/** The bounds to open with; without a place, the system centres the window on the first screen. `screens`: their work areas, one at least. */
export function restoredBounds(
  state: WindowState | undefined,
  screens: readonly Rectangle[],
): Partial<Rectangle> & { readonly width: number; readonly height: number } {
  if (state === undefined) return FIRST_WINDOW_SIZE;
  const { bounds } = state;
  const screen = screens.find((area) => isVisibleOn(bounds, area));
  const room = screen ?? screens[0] ?? bounds;
  const width = Math.max(MIN_WINDOW_SIZE.width, Math.min(bounds.width, room.width));
  const height = Math.max(MIN_WINDOW_SIZE.height, Math.min(bounds.height, room.height));
  if (screen === undefined) return { width, height };
  // Made smaller, it might no longer reach onto the screen.
  const x = width < bounds.width ? screen.x : bounds.x;
  const y = height < bounds.height ? screen.y : bounds.y;
  return { x, y, width, height };
}

function isVisibleOn(window: Rectangle, screen: Rectangle): boolean {
  const overlapX = overlap(window.x, window.width, screen.x, screen.width);
  const overlapY = overlap(window.y, window.height, screen.y, screen.height);
  // The title bar, by which a window is moved, must not lie above the screen.
  return overlapX >= MIN_VISIBLE && overlapY >= MIN_VISIBLE && window.y >= screen.y;
}

function overlap(a: number, aLength: number, b: number, bLength: number): number {
  return Math.min(a + aLength, b + bLength) - Math.max(a, b);
}
