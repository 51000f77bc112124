/** Finds the ink in a grey picture of unknown background: its polarity, its background level and the box around the ink. */
import { blankImage, type Box, type GreyImage } from './ink';

/** Values up to this many times the border's typical deviation from the background are grain, not ink. */
const GRAIN_MARGIN = 4;

/** The picture as bright ink on black: inverted if its border is bright, the background taken off, the greys kept. */
export function brightInkOnBlack(image: GreyImage): GreyImage {
  const border = borderValues(image);
  const level = median(border);
  const isInverted = level > 127;
  const background = isInverted ? 255 - level : level;
  const grain = median(border.map((value) => Math.abs(value - level))) * GRAIN_MARGIN;
  if (!isInverted && background === 0) return image;
  const result = blankImage(image.width, image.height);
  const gain = 255 / (255 - background);
  for (const [i, value] of image.pixels.entries()) {
    const bright = isInverted ? 255 - value : value;
    const ink = (bright - background) * gain;
    result.pixels[i] = ink <= grain * gain ? 0 : Math.round(ink);
  }
  return result;
}

/** The smallest box around all ink, in pixels; undefined if there is none. */
export function inkBox(image: GreyImage): Box | undefined {
  let [left, top, right, bottom] = [image.width, image.height, -1, -1];
  for (let y = 0; y < image.height; y++) {
    for (let x = 0; x < image.width; x++) {
      if ((image.pixels[y * image.width + x] ?? 0) <= 0) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  if (right < 0) return undefined;
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

function borderValues({ width, height, pixels }: GreyImage): readonly number[] {
  const values: number[] = [];
  for (let x = 0; x < width; x++) {
    values.push(pixels[x] ?? 0, pixels[(height - 1) * width + x] ?? 0);
  }
  for (let y = 1; y < height - 1; y++) {
    values.push(pixels[y * width] ?? 0, pixels[y * width + width - 1] ?? 0);
  }
  return values;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
