/** Matrices with orthonormal columns or rows, as `keras.initializers.Orthogonal` makes them. */
import { sizeOf, type Shape } from '../contract/shapes';

/**
 * The Q of A = QR with a positive diagonal in R, which Keras gets by flipping signs: Gram and Schmidt's, done twice over, so that
 * the columns are orthogonal to the last place. `columns`: the columns of A, replaced by those of Q.
 */
export function orthonormalize(columns: readonly Float64Array[]): void {
  for (const [j, column] of columns.entries()) {
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < j; i++) removeComponent(column, columns[i] ?? column);
    }
    const length = Math.sqrt(product(column, column));
    for (const [i, x] of column.entries()) column[i] = x / length;
  }
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function removeComponent(column: Float64Array, unit: Float64Array): void {
  const component = product(column, unit);
  for (let i = 0; i < column.length; i++) column[i] = (column[i] ?? 0) - component * (unit[i] ?? 0);
}

/**
 * A weight of `shape`, row-major, times `gain`: as a matrix of [all axes but the last, the last] its columns are orthonormal, or its
 * rows where it has fewer of them. `normal` gives the standard normal matrix [longer, shorter] by rows.
 */
export function orthogonal(shape: Shape, gain: number, normal: () => number): Float64Array {
  const columns = shape.at(-1) ?? 1;
  const rows = sizeOf(shape) / columns;
  const [longer, shorter] = [Math.max(rows, columns), Math.min(rows, columns)];
  const basis = Array.from({ length: shorter }, () => new Float64Array(longer));
  for (let i = 0; i < longer; i++) for (const vector of basis) vector[i] = normal();
  orthonormalize(basis);
  const isWide = rows < columns;
  return Float64Array.from({ length: rows * columns }, (_, at) => {
    const column = at % columns;
    const row = (at - column) / columns;
    return gain * ((isWide ? basis[row]?.[column] : basis[column]?.[row]) ?? 0);
  });
}
