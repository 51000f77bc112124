/**
 * The reference in float32: the same formulas, every array that they store their numbers in an array of float32. What that does to a
 * network is what float32 alone does to it, however well an engine computes.
 */

/** Whatever `work` allocates as Float64Array is a Float32Array. `work` must not wait for anything. */
export function inFloat32<T>(work: () => T): T {
  const float64 = globalThis.Float64Array;
  try {
    globalThis.Float64Array = Float32Array as unknown as typeof Float64Array;
    return work();
  } finally {
    globalThis.Float64Array = float64;
  }
}
