/** BatchNormalization applied: y = (x - mean) · scale + offset, by channel. */
import { fma } from '../math/arithmetic';
import { clearTail } from '../math/lanes';

/**
 * R rows of W floats, `stride` bytes apart in both. table: sections of `section` bytes as batchMoments fills them; after `period` bytes
 * of a row the channels begin anew (a row of one position may be shorter). Lanes behind the W-th become 0.
 */
export function scaleChannels(
  y: usize, x: usize, stride: usize, R: i32, W: i32, table: usize, section: usize, period: usize,
): void {
  const bytes = (<usize>W + 3 & ~3) << 2;
  const scales = 2 * section, offsets = 3 * section;
  for (let i: i32 = 0; i < R; i++) {
    let j: usize = 0;
    while (j < bytes) {
      const end = min(bytes, j + period);
      for (let t = table; j < end; j += 16) {
        const d = f32x4.sub(v128.load(x + j), v128.load(t));
        v128.store(y + j, fma(d, v128.load(t + scales), v128.load(t + offsets)));
        t += 16;
      }
    }
    clearTail(y, W);
    y += stride;
    x += stride;
  }
}
