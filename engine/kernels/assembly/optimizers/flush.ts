/**
 * Sets optimizer state too small to matter to 0. A moment whose gradient stays 0 decays into denormal numbers, which slow every
 * operation several times; WebAssembly cannot flush them by itself. O rows of `bytes` (a multiple of 16), `stride` bytes apart.
 */
export function flushSmall(state: usize, O: i32, bytes: usize, stride: usize, threshold: f32): void {
  const limit = f32x4.splat(threshold);
  for (let i: i32 = 0; i < O; i++) {
    for (let j: usize = 0; j < bytes; j += 16) {
      const value = v128.load(state + j);
      // A NaN compares false both ways and is kept, so that a diverged run stays visible.
      v128.store(state + j, v128.andnot(value, f32x4.lt(f32x4.abs(value), limit)));
    }
    state += stride;
  }
}
