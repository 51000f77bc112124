/** The kernel of a convolution as its input gradient needs it: turned by half a circle, inputs and outputs exchanged. */

/**
 * t: panels of 8 inputs, [KH · KW · O][8]; w: panels of 8 outputs, [KH · KW · I][8].
 * t[KH-1-kh][KW-1-kw][o][i] = w[kh][kw][i][o] for all taps T = KH · KW; columns beyond I are 0 from the beginning.
 * Of the T · I pairs of a tap and an input, [from, to).
 */
export function turnKernel(t: usize, w: usize, T: i32, I: i32, O: i32, from: i32, to: i32): void {
  const tPanel = <usize>(T * O) << 5, wPanel = <usize>(T * I) << 5;
  for (let pair: i32 = from; pair < to; pair++) {
    const tap = pair / I, i = pair - tap * I;
    const column = t + <usize>(i >> 3) * tPanel + (<usize>((T - 1 - tap) * O) << 5) + (<usize>(i & 7) << 2);
    const row = w + (<usize>pair << 5);
    for (let o: i32 = 0; o < O; o++) {
      store<f32>(column + (<usize>o << 5), load<f32>(row + <usize>(o >> 3) * wPanel + (<usize>(o & 7) << 2)));
    }
  }
}
