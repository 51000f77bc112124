/** d *= factors, element by element: R rows of W floats (rounded up to whole vectors), `stride` bytes apart in both. */
export function multiply(d: usize, factors: usize, stride: usize, R: i32, W: i32): void {
  const bytes = (<usize>W + 3 & ~3) << 2;
  for (let i: i32 = 0; i < R; i++) {
    for (let j: usize = 0; j < bytes; j += 16) {
      v128.store(d + j, f32x4.mul(v128.load(d + j), v128.load(factors + j)));
    }
    d += stride;
    factors += stride;
  }
}
