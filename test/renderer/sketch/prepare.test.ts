// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { PAD_SIZE, type GreyImage, type Ink } from '../../../renderer/sketch/ink';
import { placeDigit } from '../../../renderer/sketch/place-digit';
import { IMAGE_SIDE, prepareInk } from '../../../renderer/sketch/prepare';
import { mnistSubset } from '../../support/mnist-files';
import { moved, THREE, VERTICAL } from '../made-up-strokes';

const COUNT = 500;
const SIZE = IMAGE_SIDE * IMAGE_SIDE;
const { inputs } = mnistSubset('test', COUNT);
const digits: readonly GreyImage[] = Array.from({ length: COUNT }, (_, i) => ({
  width: IMAGE_SIDE,
  height: IMAGE_SIDE,
  pixels: Uint8Array.from(inputs.slice(i * SIZE, (i + 1) * SIZE)),
}));

function picture(image: GreyImage): Ink {
  return { kind: 'image', image };
}

function strokes(drawn: typeof THREE): Ink {
  return { kind: 'strokes', strokes: drawn };
}

function prepared(ink: Ink): Uint8Array {
  const preparation = prepareInk(ink);
  if (preparation === undefined) throw new Error('taken for an empty pad');
  return preparation.pixels;
}

/** Mean absolute difference of two pictures, in grey values of 255. */
function difference(a: Uint8Array, b: Uint8Array): number {
  return a.reduce((sum, value, i) => sum + Math.abs(value - b[i]!), 0) / a.length;
}

function meanDifference(placed: (digit: GreyImage, index: number) => GreyImage): number {
  const sum = digits.reduce(
    (total, digit, i) => total + difference(prepared(picture(placed(digit, i))), digit.pixels),
    0,
  );
  return sum / COUNT;
}

const displaced = (index: number) => ({
  x: ((index * 37) % 121) - 60,
  y: ((index * 53) % 121) - 60,
});

function centreOfMass(pixels: Uint8Array): readonly [number, number] {
  let [mass, x, y] = [0, 0, 0];
  for (const [i, value] of pixels.entries()) {
    mass += value;
    x += value * (i % IMAGE_SIDE);
    y += value * Math.floor(i / IMAGE_SIDE);
  }
  return [x / mass, y / mass];
}

describe('preparing pictures of digits', () => {
  it('leaves the digits of the test set as they are', () => {
    expect(meanDifference((digit) => digit)).toBe(0);
  });

  it('restores test digits at half size and up to 60 px off the middle, exactly', () => {
    expect(meanDifference((digit, i) => placeDigit(digit, { scale: 0.5, ...displaced(i) }))).toBe(
      0,
    );
  });

  it('comes close at a size that is no multiple of a pixel', () => {
    const odd = (digit: GreyImage, i: number): GreyImage =>
      placeDigit(digit, { scale: 0.37, ...displaced(i) });
    expect(meanDifference(odd)).toBeLessThan(5);
  });

  it('turns dark ink on white paper into the same picture', () => {
    const inverted = (digit: GreyImage): GreyImage => ({
      ...digit,
      pixels: digit.pixels.map((value) => 255 - value),
    });
    expect(meanDifference(inverted)).toBe(0);
  });

  it('takes grey paper with grain for paper', () => {
    const onPaper = (digit: GreyImage): GreyImage => ({
      ...digit,
      pixels: digit.pixels.map((ink, i) => Math.round(200 - ink * 0.75 + ((i * 7) % 5) - 2)),
    });
    expect(meanDifference(onPaper)).toBeLessThan(3);
  });
});

describe('preparing strokes', () => {
  it('gives the same picture wherever and however large the digit is drawn', () => {
    const original = prepared(strokes(THREE));
    const small = prepared(strokes(moved(THREE, 0.4, 150, -20)));
    const large = prepared(strokes(moved(THREE, 1.2, -40, -30)));
    expect(difference(small, original)).toBeLessThan(0.1);
    expect(difference(large, original)).toBeLessThan(0.1);
  });

  it('makes the longest side 20 pixels and puts the centre of mass on pixel 14', () => {
    const pixels = prepared(strokes(THREE));
    const rows = Array.from({ length: IMAGE_SIDE }, (_, y) =>
      pixels.slice(y * IMAGE_SIDE, (y + 1) * IMAGE_SIDE).some((value) => value > 0),
    );
    expect(rows.filter(Boolean)).toHaveLength(20);
    for (const centre of centreOfMass(pixels))
      expect(Math.abs(centre - 14)).toBeLessThanOrEqual(0.5);
  });

  it('draws with a pen 2.4 pixels wide', () => {
    const middle = prepared(strokes(VERTICAL)).slice(14 * IMAGE_SIDE, 15 * IMAGE_SIDE);
    expect(middle.reduce((a, b) => a + b) / 255).toBeCloseTo(2.4, 1);
  });

  it('keeps all ink inside the picture, however lopsided', () => {
    const lopsided = [
      ...VERTICAL,
      [
        { x: 141, y: 60 },
        { x: 280, y: 60 },
      ],
    ];
    const { steps, pixels } = prepareInk(strokes(lopsided))!;
    const ink = (image: Uint8Array): number => image.reduce((a, b) => a + b, 0);
    expect(ink(pixels) * 64).toBeCloseTo(ink(steps.centred.pixels), -4);
    expect(ink(steps.centred.pixels)).toBe(ink(steps.boxed.pixels));
  });

  it('shows each step: the whole pad, the ink in its box, the centred ink', () => {
    const { steps } = prepareInk(strokes(moved(THREE, 0.5, 0, 0)))!;
    expect(Math.max(steps.box.width, steps.box.height)).toBeCloseTo(20);
    expect(steps.boxed.width).toBe(8 * IMAGE_SIDE);
    expect(steps.ink.pixels.some((value) => value === 255)).toBe(true);
  });
});

describe('preparing nothing', () => {
  it('has no answer for an empty pad', () => {
    expect(prepareInk(strokes([]))).toBeUndefined();
    const pixels = new Uint8Array(PAD_SIZE * PAD_SIZE);
    expect(prepareInk(picture({ width: PAD_SIZE, height: PAD_SIZE, pixels }))).toBeUndefined();
  });

  it('has no answer for a dot or a speck, which it would have to blow up', () => {
    expect(prepareInk(strokes([[{ x: 50, y: 50 }]]))).toBeUndefined();
    expect(prepareInk(strokes(moved(THREE, 0.05, 0, 0)))).toBeUndefined();
  });

  it('takes an all-white sheet for an empty one', () => {
    const pixels = new Uint8Array(SIZE).fill(255);
    expect(prepareInk(picture({ width: 28, height: 28, pixels }))).toBeUndefined();
  });
});
