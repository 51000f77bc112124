/** Where the cells of an enlarged axis come from: the same for every engine. */
import type { Interpolation } from '../contract/layers/up-sampling2d';

/** `weight` times an old cell is a part of a new one. */
export interface CellTerm {
  readonly cell: number;
  readonly weight: number;
}

/** For each of the `length` · `size` new cells of an axis, what it takes of the old ones. */
export function axisTerms(
  interpolation: Interpolation,
  length: number,
  size: number,
): readonly (readonly CellTerm[])[] {
  return (interpolation === 'nearest' ? repeated : blended)(length, size);
}

function repeated(length: number, size: number): readonly (readonly CellTerm[])[] {
  return Array.from({ length: length * size }, (_, at) => [
    { cell: Math.floor(at / size), weight: 1 },
  ]);
}

/** Between the two nearest centres (TensorFlow's half-pixel centres); beyond the outermost centres their own value. */
function blended(length: number, size: number): readonly (readonly CellTerm[])[] {
  return Array.from({ length: length * size }, (_, at) => {
    const centre = (at + 0.5) / size - 0.5;
    const low = Math.floor(centre);
    const share = centre - low;
    return [
      { cell: Math.max(low, 0), weight: 1 - share },
      { cell: Math.min(low + 1, length - 1), weight: share },
    ];
  });
}
