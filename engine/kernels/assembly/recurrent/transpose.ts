/** A kernel matrix turned round, for products with its transpose that run as fast as those with itself. */

/** t = wᵀ: w in N / 8 panels [K][8], t in panels [N][8] for every 8 of the K rows, 0 beyond the last. */
export function transposePanels(t: usize, w: usize, K: i32, N: i32): void {
  const panel = <usize>K << 5;
  for (let k: i32 = 0; k < K; k += 8) {
    const rows = min(8, K - k);
    for (let p: i32 = 0; p < N >> 3; p++) {
      const from = w + <usize>p * panel + (<usize>k << 5);
      if (rows === 8) {
        quarter(t, from);
        quarter(t + 16, from + 128);
        quarter(t + 128, from + 16);
        quarter(t + 144, from + 144);
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

/** Four rows of four floats, rows 32 bytes apart on both sides. */
// @ts-ignore: decorator
@inline
function quarter(t: usize, w: usize): void {
  const a = v128.load(w), b = v128.load(w, 32), c = v128.load(w, 64), d = v128.load(w, 96);
  const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5), cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const ef = v128.shuffle<f32>(a, b, 2, 6, 3, 7), gh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(t, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5));
  v128.store(t, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7), 32);
  v128.store(t, v128.shuffle<f32>(ef, gh, 0, 1, 4, 5), 64);
  v128.store(t, v128.shuffle<f32>(ef, gh, 2, 3, 6, 7), 96);
}
