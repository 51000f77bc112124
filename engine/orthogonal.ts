/** Matrices with orthonormal columns or rows, as `keras.initializers.Orthogonal` makes them. */
import { sizeOf, type Shape } from '../contract/shapes';
import { component, projections, removeComponent, removeComponents } from './projection';

type Vectors = readonly Float64Array[];
/** In pieces: replaces the columns of a matrix by orthonormal ones. */
export type Orthonormalize = (columns: Vectors) => Generator<undefined, void, void>;

/** Vectors made orthonormal together, against as many of those before them at a time. */
export const PANEL = 4;
/** A vector that keeps less than this of its squared length has lost digits; twice is enough (Kahan and Parlett). */
export const LEAST_KEPT = 0.5;
/** Numbers drawn in one piece, some milliseconds. */
const DRAWN = 65_536;
/** Vectors allocated in one piece. */
const ALLOCATED = 64;

/**
 * The Q of A = QR with a positive diagonal in R, which Keras gets by flipping signs: Gram and Schmidt's, panel by panel and done again
 * where it cancelled much, so that the columns are orthogonal to the last place. `columns`: the columns of A, replaced by those of Q.
 * In pieces of less than a millisecond for a thousand rows.
 */
export function* orthonormalizeInPieces(columns: Vectors): Generator<undefined, void, void> {
  for (let first = 0; first < columns.length; first += PANEL) {
    const done = columns.slice(0, first);
    const panel = columns.slice(first, first + PANEL);
    const kept = yield* makeOrthonormal(panel, done);
    if (kept < LEAST_KEPT) yield* makeOrthonormal(panel, done);
  }
}

/** Against whole panels of unit vectors; returns the least share of a squared length that was kept. */
function* makeOrthonormal(panel: Vectors, done: Vectors): Generator<undefined, number, void> {
  const before = panel.map((vector) => component(vector, vector));
  for (let first = 0; first < done.length; first += PANEL) {
    const units = done.slice(first, first + PANEL);
    for (const vector of panel) removeComponents(vector, units, projections(vector, units));
    yield;
  }
  const kept = panel.map((vector, at) => {
    for (const unit of panel.slice(0, at)) removeComponent(vector, unit);
    const after = component(vector, vector);
    scale(vector, Math.sqrt(after));
    return after / (before[at] ?? 1);
  });
  return Math.min(...kept);
}

function scale(vector: Float64Array, length: number): void {
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) / length;
}

/**
 * Fills `values`, a weight of `shape`, row-major, times `gain`: as a matrix of [all axes but the last, the last] its columns are
 * orthonormal, or its rows where it has fewer of them. `normal` gives the standard normal matrix [longer, shorter] by rows.
 * `orthonormalize`: whoever does it comes to the bits of `orthonormalizeInPieces`.
 */
export function* fillOrthogonal(
  values: Float32Array | Float64Array,
  shape: Shape,
  gain: number,
  normal: () => number,
  orthonormalize: Orthonormalize = orthonormalizeInPieces,
): Generator<undefined, void, void> {
  const columns = shape.at(-1) ?? 1;
  const rows = sizeOf(shape) / columns;
  const [longer, shorter] = [Math.max(rows, columns), Math.min(rows, columns)];
  const basis: Float64Array[] = [];
  while (basis.length < shorter) {
    basis.push(new Float64Array(longer));
    if (basis.length % ALLOCATED === 0) yield;
  }
  for (let i = 0, drawn = 0; i < longer; i++) {
    for (const vector of basis) vector[i] = normal();
    drawn += shorter;
    if (drawn < DRAWN) continue;
    drawn = 0;
    yield;
  }
  yield* orthonormalize(basis);
  const [step, stride] = rows < columns ? [1, columns] : [columns, 1];
  for (const [at, vector] of basis.entries()) {
    const from = at * stride;
    for (let i = 0; i < longer; i++) values[from + i * step] = gain * (vector[i] ?? 0);
    if (at % PANEL === PANEL - 1) yield;
  }
}
