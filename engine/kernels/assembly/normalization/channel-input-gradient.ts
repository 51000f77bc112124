/** BatchNormalization's way back, last step: dx = scale · (dy - e - (x - mean) · f), by channel. */
import { fnma } from '../math/arithmetic';
import { clearTail } from '../math/lanes';

/** d: dy in, dx out. R rows of W floats, `stride` bytes apart in both; table and period as for scaleChannels, e and f sections 4 and 5. */
export function channelInputGradient(
  d: usize, x: usize, stride: usize, R: i32, W: i32, table: usize, section: usize, period: usize,
): void {
  const bytes = (<usize>W + 3 & ~3) << 2;
  const scales = 2 * section, es = 4 * section, fs = 5 * section;
  for (let i: i32 = 0; i < R; i++) {
    let j: usize = 0;
    while (j < bytes) {
      const end = min(bytes, j + period);
      for (let t = table; j < end; j += 16) {
        const away = f32x4.sub(v128.load(x + j), v128.load(t));
        const own = f32x4.sub(v128.load(d + j), v128.load(t + es));
        v128.store(d + j, f32x4.mul(v128.load(t + scales), fnma(away, v128.load(t + fs), own)));
        t += 16;
      }
    }
    clearTail(d, W);
    d += stride;
    x += stride;
  }
}
