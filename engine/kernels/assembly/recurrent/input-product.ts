/** The product of a step's inputs with their kernel. */
import { denseForward } from '../generated/dense-forward';
import { denseForwardTrimmed } from '../generated/dense-forward-trimmed';

/** Up to so many bytes of weights are read again for every four rows without leaving the caches. */
const SMALL: usize = 65536;

/** y [M][8P] = bias + x [M][K] · w, P panels [K][8]. */
// @ts-ignore: decorator
@inline
export function inputProduct(
  y: usize, yStride: usize, x: usize, xStride: usize, w: usize, bias: usize, M: i32, K: i32, P: i32,
): void {
  if ((<usize>K << 5) * <usize>P <= SMALL) denseForwardTrimmed(y, yStride, x, xStride, w, bias, M, K, P);
  else denseForward(y, yStride, x, xStride, w, bias, M, K, P);
}
