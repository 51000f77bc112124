/** A kernel matrix turned round, for products with its transpose that run as fast as those with itself. */
import { fourByFour } from '../math/four-by-four';

/** t = wᵀ: w in N / 8 panels [K][8], t in panels [N][8] for every 8 of the K rows, 0 beyond the last. */
export function transposePanels(t: usize, w: usize, K: i32, N: i32): void {
  const panel = <usize>K << 5;
  for (let k: i32 = 0; k < K; k += 8) {
    const rows = min(8, K - k);
    for (let p: i32 = 0; p < N >> 3; p++) {
      const from = w + <usize>p * panel + (<usize>k << 5);
      if (rows === 8) {
        fourByFour(t, 32, from, 32);
        fourByFour(t + 16, 32, from + 128, 32);
        fourByFour(t + 128, 32, from + 16, 32);
        fourByFour(t + 144, 32, from + 144, 32);
      } else {
        memory.fill(t, 0, 256);
        for (let r: usize = 0; r < <usize>rows; r++) {
          for (let n: usize = 0; n < 8; n++) store<f32>(t + (n << 5) + (r << 2), load<f32>(from + (r << 5) + (n << 2)));
        }
      }
      t += 256;
    }
  }
}
