/**
 * Turns what is on the pad into the 28 x 28 picture the network knows, as MNIST's makers did: longest side 20 pixels, pen 2.4
 * pixels wide, centre of mass in the middle. One pure function for the pad, for pictures and for tests.
 */
import { brightInkOnBlack, inkBox } from './find-ink';
import { PAD_SIZE, PEN_WIDTH, type Box, type GreyImage, type Ink, type Stroke } from './ink';
import { rasteriseStrokes } from './rasterise';
import { averageDown, placeOn, resampleArea } from './resample';

export const IMAGE_SIDE = 28;
/** The longest side of the ink's box, in pixels of the network's picture. */
const BOX_SIDE = 20;
/** Median stroke width of MNIST, in the same pixels. */
const NETWORK_PEN = 2.4;
/** Where the intensity-weighted centre goes, as a pixel index: 14, not 13.5 (that would cost two points of accuracy). */
const CENTRE = 14;
/** Pictures are rendered this many times larger and averaged down. */
export const OVERSAMPLING = 8;
/** Ink whose longest side is a smaller share of the pad is a speck, not a digit; it is not blown up. */
const SPECK = 16 / PAD_SIZE;
/** Pixels of the first thumbnail's picture of the whole pad. */
const THUMBNAIL_SIDE = 112;

export interface Preparation {
  /** What the network sees: 28 x 28, row after row, 255 is full ink. */
  readonly pixels: Uint8Array;
  readonly steps: {
    /** The whole pad, small. */
    readonly ink: GreyImage;
    /** The ink scaled to its box, 8 pixels to one of the network's; `box` in the network's pixels. */
    readonly boxed: GreyImage;
    readonly box: Box;
    /** The same moved by whole pixels to the centre of mass. */
    readonly centred: GreyImage;
  };
}

/** Undefined if there is no ink or only a dot: then nothing is to be predicted. */
export function prepareInk(ink: Ink): Preparation | undefined {
  const scaled = ink.kind === 'strokes' ? scaleStrokes(ink.strokes) : scalePicture(ink.image);
  if (scaled === undefined) return undefined;
  const { large, thumbnail } = scaled;
  const small = averageDown(large, OVERSAMPLING);
  const middle = {
    left: Math.floor((IMAGE_SIDE - small.width) / 2),
    top: Math.floor((IMAGE_SIDE - small.height) / 2),
  };
  const { left, top } = placeByMass(small);
  const largeSide = IMAGE_SIDE * OVERSAMPLING;
  const at = (x: number, y: number): GreyImage =>
    placeOn(largeSide, large, x * OVERSAMPLING, y * OVERSAMPLING);
  return {
    pixels: placeOn(IMAGE_SIDE, small, left, top).pixels,
    steps: {
      ink: thumbnail,
      boxed: at(middle.left, middle.top),
      box: { ...middle, width: scaled.width, height: scaled.height },
      centred: at(left, top),
    },
  };
}

interface ScaledInk {
  /** The ink in its box, oversampled, padded right and below to whole pixels. */
  readonly large: GreyImage;
  /** The box in the network's pixels. */
  readonly width: number;
  readonly height: number;
  readonly thumbnail: GreyImage;
}

function scaleStrokes(strokes: readonly Stroke[]): ScaledInk | undefined {
  const points = strokes.flat();
  if (points.length === 0) return undefined;
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const [left, top] = [xs.reduce(smaller), ys.reduce(smaller)];
  const [spanX, spanY] = [xs.reduce(larger) - left, ys.reduce(larger) - top];
  const longest = Math.max(spanX, spanY);
  if (longest < SPECK * PAD_SIZE) return undefined;
  const scale = (BOX_SIDE - NETWORK_PEN) / longest;
  const [width, height] = [spanX * scale + NETWORK_PEN, spanY * scale + NETWORK_PEN];
  const radius = (NETWORK_PEN / 2) * OVERSAMPLING;
  const large = rasteriseStrokes(strokes, {
    width: wholePixels(width),
    height: wholePixels(height),
    scale: scale * OVERSAMPLING,
    origin: { x: left, y: top },
    margin: radius,
    radius,
  });
  const shrink = THUMBNAIL_SIDE / PAD_SIZE;
  const thumbnail = rasteriseStrokes(strokes, {
    width: THUMBNAIL_SIDE,
    height: THUMBNAIL_SIDE,
    scale: shrink,
    origin: { x: 0, y: 0 },
    margin: 0,
    radius: (PEN_WIDTH / 2) * shrink,
  });
  return { large, width, height, thumbnail };
}

function scalePicture(picture: GreyImage): ScaledInk | undefined {
  const image = brightInkOnBlack(picture);
  const box = inkBox(image);
  if (box === undefined) return undefined;
  const longest = Math.max(box.width, box.height);
  if (longest < SPECK * Math.max(image.width, image.height)) return undefined;
  const scale = BOX_SIDE / longest;
  const [width, height] = [box.width * scale, box.height * scale];
  const size = { width: wholePixels(width), height: wholePixels(height) };
  const sourceOfLarge = {
    ...box,
    width: size.width / OVERSAMPLING / scale,
    height: size.height / OVERSAMPLING / scale,
  };
  const large = resampleArea(image, sourceOfLarge, size.width, size.height);
  const whole = { left: 0, top: 0, width: image.width, height: image.height };
  const thumbnail = resampleArea(image, whole, THUMBNAIL_SIDE, THUMBNAIL_SIDE);
  return { large, width, height, thumbnail };
}

/** Left and top of `image` so that its centre of mass rounds to (14, 14), without leaving the picture. */
function placeByMass(image: GreyImage): { readonly left: number; readonly top: number } {
  let [mass, sumX, sumY] = [0, 0, 0];
  for (const [i, value] of image.pixels.entries()) {
    mass += value;
    sumX += value * (i % image.width);
    sumY += value * Math.floor(i / image.width);
  }
  const place = (sum: number, side: number): number =>
    Math.min(IMAGE_SIDE - side, Math.max(0, Math.round(CENTRE - sum / Math.max(1, mass))));
  return { left: place(sumX, image.width), top: place(sumY, image.height) };
}

/** Oversampled pixels that hold `length` network pixels, rounded up to whole network pixels. */
function wholePixels(length: number): number {
  return Math.ceil(length - 1e-6) * OVERSAMPLING;
}

function smaller(a: number, b: number): number {
  return Math.min(a, b);
}

function larger(a: number, b: number): number {
  return Math.max(a, b);
}
