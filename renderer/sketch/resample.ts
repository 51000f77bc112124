/** Resizes grey pictures by area: each new pixel is the mean of exactly the area it covers, growing and shrinking alike. */
import { blankImage, type Box, type GreyImage } from './ink';

/** The part `box` of the picture at a new size. What lies outside the picture counts as no ink. */
export function resampleArea(image: GreyImage, box: Box, width: number, height: number): GreyImage {
  const columns = coverage(box.left, box.width, width, image.width);
  const rows = coverage(box.top, box.height, height, image.height);
  const narrow = new Float32Array(width * image.height);
  for (let y = 0; y < image.height; y++) {
    for (const [x, spans] of columns.entries()) {
      let sum = 0;
      for (const { index, weight } of spans) {
        sum += weight * (image.pixels[y * image.width + index] ?? 0);
      }
      narrow[y * width + x] = sum;
    }
  }
  const result = blankImage(width, height);
  for (const [y, spans] of rows.entries()) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (const { index, weight } of spans) sum += weight * (narrow[index * width + x] ?? 0);
      result.pixels[y * width + x] = Math.round(sum);
    }
  }
  return result;
}

interface Span {
  readonly index: number;
  readonly weight: number;
}

/** For each of `count` equal parts of [start, start + length]: which source pixels it covers, and what share of it each is. */
function coverage(
  start: number,
  length: number,
  count: number,
  sourceCount: number,
): readonly (readonly Span[])[] {
  const step = length / count;
  return Array.from({ length: count }, (_, part) => {
    const from = start + part * step;
    const to = from + step;
    const spans: Span[] = [];
    for (let index = Math.max(0, Math.floor(from)); index < Math.min(sourceCount, to); index++) {
      const overlap = Math.min(index + 1, to) - Math.max(index, from);
      if (overlap > 1e-9) spans.push({ index, weight: overlap / step });
    }
    return spans;
  });
}

/** Mean of each `factor` x `factor` block; the sides must be multiples of `factor`. */
export function averageDown(image: GreyImage, factor: number): GreyImage {
  const result = blankImage(image.width / factor, image.height / factor);
  for (let y = 0; y < result.height; y++) {
    for (let x = 0; x < result.width; x++) {
      let sum = 0;
      for (let row = y * factor; row < (y + 1) * factor; row++) {
        const start = row * image.width + x * factor;
        for (let i = start; i < start + factor; i++) sum += image.pixels[i] ?? 0;
      }
      result.pixels[y * result.width + x] = Math.round(sum / (factor * factor));
    }
  }
  return result;
}

/** A black picture of `size` x `size` with `image` at (left, top); what would stick out is cut off. */
export function placeOn(size: number, image: GreyImage, left: number, top: number): GreyImage {
  const result = blankImage(size, size);
  const firstX = Math.max(0, -left);
  const lastX = Math.min(image.width, size - left);
  for (let y = Math.max(0, -top); y < Math.min(image.height, size - top); y++) {
    const row = image.pixels.subarray(y * image.width + firstX, y * image.width + lastX);
    result.pixels.set(row, (y + top) * size + left + firstX);
  }
  return result;
}
