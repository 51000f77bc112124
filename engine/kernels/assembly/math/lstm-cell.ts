/**
 * The cell of an LSTM with tanh and sigmoid, Keras's defaults, in one pass over its gates: the same formulas, in the same order, as the
 * passes for any activation in recurrent/lstm.ts, and the same bits. Gates i f c o in blocks of `block` bytes; rows as there.
 */
import { slope as sigmoidSlope, value as sigmoid } from '../activations/sigmoid';
import { slope as tanhSlope, value as tanh } from '../activations/tanh';
import { fma } from './arithmetic';
import { flushTiny } from './flush-tiny';

/** gates = activated sums; c' = f · c + i · g; a = tanh(c'); h = o · a. */
// @ts-ignore: decorator
@inline
export function cellForward(
  gates: usize, sums: usize, stride: usize, block: usize, after: usize, before: usize, a: usize, h: usize, hStride: usize, M: i32,
): void {
  for (let r: i32 = 0; r < M; r++) {
    for (let j: usize = 0; j < block; j += 16) {
      const at = sums + j, to = gates + j;
      const i = sigmoid(v128.load(at)), f = sigmoid(v128.load(at + block));
      const g = tanh(v128.load(at + 2 * block)), o = sigmoid(v128.load(at + 3 * block));
      v128.store(to, i);
      v128.store(to + block, f);
      v128.store(to + 2 * block, g);
      v128.store(to + 3 * block, o);
      const c = fma(f, v128.load(before + j), f32x4.mul(i, g));
      const activated = tanh(c);
      v128.store(after + j, c);
      v128.store(a + j, activated);
      v128.store(h + j, f32x4.mul(o, activated));
    }
    gates += stride;
    sums += stride;
    after += hStride;
    before += hStride;
    a += hStride;
    h += hStride;
  }
}

/** With g = dh, s = dc + g · o · tanh'(c): d of the four sums, and dc = s · f. */
// @ts-ignore: decorator
@inline
export function cellBackward(
  d: usize, gates: usize, stride: usize, block: usize, dc: usize, dh: usize, c: usize, a: usize, hStride: usize, M: i32,
): void {
  for (let r: i32 = 0; r < M; r++) {
    for (let j: usize = 0; j < block; j += 16) {
      const from = gates + j, to = d + j;
      const i = v128.load(from), f = v128.load(from + block), g = v128.load(from + 2 * block), o = v128.load(from + 3 * block);
      const dOut = flushTiny(v128.load(dh + j)), activated = v128.load(a + j);
      const carried = f32x4.mul(f32x4.mul(dOut, o), tanhSlope(activated));
      const s = flushTiny(f32x4.add(v128.load(dc + j), carried));
      v128.store(to, f32x4.mul(f32x4.mul(s, g), sigmoidSlope(i)));
      v128.store(to + block, f32x4.mul(f32x4.mul(s, v128.load(c + j)), sigmoidSlope(f)));
      v128.store(to + 2 * block, f32x4.mul(f32x4.mul(s, i), tanhSlope(g)));
      v128.store(to + 3 * block, f32x4.mul(f32x4.mul(dOut, activated), sigmoidSlope(o)));
      v128.store(dc + j, f32x4.mul(s, f));
    }
    d += stride;
    gates += stride;
    dc += hStride;
    dh += hStride;
    c += hStride;
    a += hStride;
  }
}
