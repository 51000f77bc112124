/** BatchNormalization applied: y = (x - mean) · scale + offset, by channel; with or without relu behind it. */
import { value } from '../activations/relu';
import { fma } from '../math/arithmetic';
import { clearTail } from '../math/lanes';

// @ts-ignore: decorator
@inline
function scaled(
  y: usize, x: usize, stride: usize, R: i32, W: i32, table: usize, section: usize, period: usize, hasRelu: bool,
): void {
  const bytes = (<usize>W + 3 & ~3) << 2;
  const scales = 2 * section, offsets = 3 * section;
  for (let i: i32 = 0; i < R; i++) {
    let j: usize = 0;
    while (j < bytes) {
      const end = min(bytes, j + period);
      for (let t = table; j < end; j += 16) {
        const d = f32x4.sub(v128.load(x + j), v128.load(t));
        const own = fma(d, v128.load(t + scales), v128.load(t + offsets));
        v128.store(y + j, hasRelu ? value(own) : own);
        t += 16;
      }
    }
    clearTail(y, W);
    y += stride;
    x += stride;
  }
}

/**
 * R rows of W floats, `stride` bytes apart in both. table: sections of `section` bytes as batchMoments fills them; after `period` bytes
 * of a row the channels begin anew (a row of one position may be shorter). Lanes behind the W-th become 0.
 */
export function scaleChannels(
  y: usize, x: usize, stride: usize, R: i32, W: i32, table: usize, section: usize, period: usize,
): void {
  scaled(y, x, stride, R, W, table, section, period, false);
}

/** The same with y = relu of it. */
export function scaleChannelsRelu(
  y: usize, x: usize, stride: usize, R: i32, W: i32, table: usize, section: usize, period: usize,
): void {
  scaled(y, x, stride, R, W, table, section, period, true);
}
