/** A border of zeros around R images: small [H][W][C] lies within large, its first cell `offset` bytes in. */
import { clearRow, clearTail } from '../math/lanes';

/** Samples are largeStride and smallStride bytes apart, lines of cells largeLineBytes and lineBytes. `count`: floats of a large image. */
export function zeroPaddingForward(
  large: usize, small: usize, largeStride: usize, smallStride: usize, R: i32,
  H: i32, lineBytes: usize, largeLineBytes: usize, offset: usize, count: i32,
): void {
  for (let r: i32 = 0; r < R; r++) {
    clearRow(large, count);
    let to = large + offset, from = small;
    for (let i: i32 = 0; i < H; i++) {
      memory.copy(to, from, lineBytes);
      to += largeLineBytes;
      from += lineBytes;
    }
    large += largeStride;
    small += smallStride;
  }
}

/** The image without its border. `count`: floats of a small image. */
export function zeroPaddingBackward(
  small: usize, large: usize, smallStride: usize, largeStride: usize, R: i32,
  H: i32, lineBytes: usize, largeLineBytes: usize, offset: usize, count: i32,
): void {
  for (let r: i32 = 0; r < R; r++) {
    let to = small, from = large + offset;
    for (let i: i32 = 0; i < H; i++) {
      memory.copy(to, from, lineBytes);
      to += lineBytes;
      from += largeLineBytes;
    }
    clearTail(small, count);
    small += smallStride;
    large += largeStride;
  }
}
