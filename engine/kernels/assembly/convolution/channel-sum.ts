/** Sums over images and positions, channel by channel: the gradient of a convolution's bias. */

/** sums[c] = Σ_i Σ_n d[i][n][c], i then n ascending, for C channels (the last vector may be cut); `pixel` bytes a position, N positions. */
export function channelSum(sums: usize, d: usize, stride: usize, pixel: usize, M: i32, N: i32, C: i32): void {
  const whole = <usize>(C & ~3) << 2, end = <usize>C << 2;
  for (let c: usize = 0; c < whole; c += 16) {
    let sum = f32x4.splat(0);
    for (let i: i32 = 0; i < M; i++) {
      let at = d + <usize>i * stride + c;
      for (let n: i32 = 0; n < N; n++) {
        sum = f32x4.add(sum, v128.load(at));
        at += pixel;
      }
    }
    v128.store(sums + c, sum);
  }
  for (let c = whole; c < end; c += 4) {
    let sum: f32 = 0;
    for (let i: i32 = 0; i < M; i++) {
      let at = d + <usize>i * stride + c;
      for (let n: i32 = 0; n < N; n++) {
        sum += load<f32>(at);
        at += pixel;
      }
    }
    store<f32>(sums + c, sum);
  }
}
