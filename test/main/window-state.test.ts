import { describe, expect, it } from 'vitest';
import { restoredBounds } from '../../main/window-state';

describe('restoredBounds', () => {
  const screen = { x: 0, y: 25, width: 1920, height: 1055 };
  const left = { x: -1280, y: 0, width: 1280, height: 1024 };
  const at = (x: number, y: number, width = 1000, height = 700) => ({
    bounds: { x, y, width, height },
    isMaximized: false,
  });

  it('begins with 1280 x 800, wherever the system puts it', () => {
    expect(restoredBounds(undefined, [screen])).toEqual({ width: 1280, height: 800 });
  });

  it('comes back to where it was, on any screen that exists', () => {
    expect(restoredBounds(at(100, 100), [screen])).toEqual(at(100, 100).bounds);
    expect(restoredBounds(at(-1200, 50), [screen, left])).toEqual(at(-1200, 50).bounds);
  });

  it.each([
    ['a screen that is gone', at(-1200, 50)],
    ['nearly off the right edge', at(1900, 100)],
    ['below the bottom', at(100, 1070)],
    ['with its title bar above the screen', at(100, -10)],
  ])('is placed anew when it was on %s, its size kept', (_where, state) => {
    expect(restoredBounds(state, [screen])).toEqual({ width: 1000, height: 700 });
  });

  it('is never smaller than usable nor larger than its screen', () => {
    expect(restoredBounds(at(0, 30, 10, 10), [screen])).toMatchObject({ width: 800, height: 600 });
    const huge = restoredBounds(at(0, 30, 9000, 9000), [screen]);
    expect(huge).toMatchObject({ width: 1920, height: 1055 });
    const gone = restoredBounds(at(-9000, 30, 3000, 2000), [screen, left]);
    expect(gone).toEqual({ width: 1920, height: 1055 });
    const larger = restoredBounds(at(-4000, 30, 3000, 2000), [screen, left]);
    expect(larger).toEqual(left);
  });
});
