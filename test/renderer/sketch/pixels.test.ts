// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { clampPlacement, placeDigit } from '../../../renderer/sketch/place-digit';
import { rasteriseStrokes } from '../../../renderer/sketch/rasterise';
import { averageDown, placeOn, resampleArea } from '../../../renderer/sketch/resample';

const pattern = {
  width: 6,
  height: 4,
  pixels: Uint8Array.from({ length: 24 }, (_, i) => (i * 53) % 256),
};
const whole = { left: 0, top: 0, width: 6, height: 4 };
const sum = (pixels: Uint8Array): number => pixels.reduce((a, b) => a + b, 0);
const plain = { scale: 1, origin: { x: 0, y: 0 }, margin: 0, width: 64, height: 64 };

describe('rasterising strokes', () => {
  it('covers the area of a round dot', () => {
    const { pixels } = rasteriseStrokes([[{ x: 32, y: 32 }]], { ...plain, radius: 20 });
    expect(sum(pixels) / 255 / (Math.PI * 400)).toBeCloseTo(1, 2);
  });

  it('covers the area of a line with round ends', () => {
    const line = [
      { x: 16, y: 20 },
      { x: 48, y: 44 },
    ];
    const { pixels } = rasteriseStrokes([line], { ...plain, radius: 6 });
    expect(sum(pixels) / 255 / (40 * 12 + Math.PI * 36)).toBeCloseTo(1, 2);
  });

  it('does not darken where strokes cross, and draws the same however finely a line is cut', () => {
    const fine = Array.from({ length: 401 }, (_, i) => ({ x: 10 + i * 0.1, y: 30 }));
    const coarse = [fine[0]!, fine[400]!];
    const once = rasteriseStrokes([coarse], { ...plain, radius: 5 });
    const often = rasteriseStrokes([fine, coarse], { ...plain, radius: 5 });
    expect(often.pixels).toEqual(once.pixels);
  });
});

describe('resampling', () => {
  it('enlarges by whole factors and averages down to the same picture', () => {
    const large = resampleArea(pattern, whole, 48, 32);
    expect(averageDown(large, 8).pixels).toEqual(pattern.pixels);
    expect(resampleArea(large, { ...whole, width: 48, height: 32 }, 6, 4)).toEqual(pattern);
  });

  it('keeps the mean grey at any size', () => {
    const mean = sum(pattern.pixels) / 24;
    const odd = resampleArea(pattern, whole, 17, 11);
    expect(sum(odd.pixels) / (17 * 11)).toBeCloseTo(mean, 0);
  });

  it('cuts off what sticks out when a picture is placed', () => {
    const placed = placeOn(5, pattern, -2, 3);
    expect([...placed.pixels.slice(15, 20)]).toEqual([...pattern.pixels.slice(2, 6), 0]);
    expect(sum(placed.pixels.slice(0, 15))).toBe(0);
  });
});

describe('placing a test digit', () => {
  it('keeps the whole picture on the pad', () => {
    expect(clampPlacement({ scale: 0.5, x: 200, y: -200 })).toEqual({ scale: 0.5, x: 70, y: -70 });
    expect(clampPlacement({ scale: 3, x: 5, y: 5 })).toEqual({ scale: 1, x: 0, y: 0 });
  });

  it('puts every pixel as a square where it belongs', () => {
    const digit = { width: 28, height: 28, pixels: new Uint8Array(784) };
    digit.pixels[14 * 28 + 14] = 200;
    const pad = placeDigit(digit, { scale: 0.5, x: 10, y: -60 });
    expect(pad.width).toBe(280);
    expect(sum(pad.pixels)).toBe(200 * 25);
    expect(pad.pixels[(70 - 60 + 14 * 5) * 280 + 70 + 10 + 14 * 5]).toBe(200);
  });
});
