/** The three things the reference does with rows of numbers. */

/** Row `index` of a row-major matrix, as a view. */
export function rowOf(matrix: Float64Array, index: number, width: number): Float64Array {
  return matrix.subarray(index * width, (index + 1) * width);
}

/** destination += factor · source */
export function addScaled(destination: Float64Array, factor: number, source: Float64Array): void {
  for (let i = 0; i < destination.length; i++) {
    destination[i] = (destination[i] ?? 0) + factor * (source[i] ?? 0);
  }
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
