/** A kernel matrix turned round, for products with its transpose that run as fast as those with itself. */
import { fourByFour } from '../math/four-by-four';

/** t = wᵀ: w in N / 8 panels [K][8], t in panels [N][8] for every 8 of the K rows, 0 beyond the last. Rows [from, to) of w, `from` a multiple of 8. */
export function transposePanels(t: usize, w: usize, K: i32, N: i32, from: i32, to: i32): void {
  const panel = <usize>K << 5;
  t += <usize>from * (<usize>N << 2);
  for (let k: i32 = from; k < to; k += 8) {
    const rows = min(8, K - k);
    for (let p: i32 = 0; p < N >> 3; p++) {
      const block = w + <usize>p * panel + (<usize>k << 5);
      if (rows === 8) {
        fourByFour(t, 32, block, 32);
        fourByFour(t + 16, 32, block + 128, 32);
        fourByFour(t + 128, 32, block + 16, 32);
        fourByFour(t + 144, 32, block + 144, 32);
      } else {
        memory.fill(t, 0, 256);
        for (let r: usize = 0; r < <usize>rows; r++) {
          for (let n: usize = 0; n < 8; n++) store<f32>(t + (n << 5) + (r << 2), load<f32>(block + (r << 5) + (n << 2)));
        }
      }
      t += 256;
    }
  }
}
