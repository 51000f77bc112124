/** Puts a digit of the test set on the pad as a picture: the keyboard's way to "draw", and the way acceptance is tested. */
import { blankImage, PAD_SIZE, type GreyImage } from './ink';
import { placeOn, resampleArea } from './resample';

/** Size and place of a picture on the pad: at `scale` 1 it fills the pad; `x` and `y` move its middle, in pad pixels. */
export interface Placement {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export const MIN_SCALE = 0.2;
export const MAX_SCALE = 1;

/** The nearest placement with the whole picture on the pad. */
export function clampPlacement({ scale, x, y }: Placement): Placement {
  const size = Math.min(MAX_SCALE, Math.max(MIN_SCALE, scale));
  const room = (PAD_SIZE * (1 - size)) / 2;
  const clamp = (value: number): number => Math.min(room, Math.max(-room, value));
  return { scale: size, x: clamp(x), y: clamp(y) };
}

/** The pad with the digit on it, at the pad's resolution. */
export function placeDigit(digit: GreyImage, placement: Placement): GreyImage {
  const { scale, x, y } = clampPlacement(placement);
  const side = Math.round(PAD_SIZE * scale);
  if (side < 1) return blankImage(PAD_SIZE, PAD_SIZE);
  const whole = { left: 0, top: 0, width: digit.width, height: digit.height };
  const picture = resampleArea(digit, whole, side, side);
  const corner = (PAD_SIZE - side) / 2;
  return placeOn(PAD_SIZE, picture, Math.round(corner + x), Math.round(corner + y));
}
