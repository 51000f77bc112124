/**
 * Layers whose every output cell is a fixed weighted sum of input cells, channel by channel: average pooling, zero padding,
 * up-sampling. Backward each input cell takes the gradient of every sum it is in, by the same weights.
 */
import type { WindowAxis } from '../../contract/layers/window';
import type { Border } from '../../contract/layers/zero-padding2d';
import type { Interpolation } from '../../contract/layers/up-sampling2d';
import { sizeOf, type Shape } from '../../contract/shapes';
import { axisTerms, type CellTerm } from '../up-sampling-terms';
import type { LayerPlace, Part, Pass } from './part';
import { addScaled, rowOf } from './rows';
import { windowLinks } from './window';

/** For each output cell (or position on an axis) the terms of its sum. */
export type CellSums = readonly (readonly CellTerm[])[];

export class CellSumPart implements Part {
  readonly parameters = [];
  readonly #sums: CellSums;
  readonly #channels: number;
  readonly #cells: number;

  constructor(place: LayerPlace, sums: CellSums) {
    this.#sums = sums;
    this.#channels = place.input.at(-1) ?? 1;
    this.#cells = sizeOf(place.input) / this.#channels;
  }

  forward(input: Float64Array, { rows }: Pass): Float64Array {
    const output = new Float64Array(rows * this.#sums.length * this.#channels);
    this.#visit(rows, (from, to, weight) => {
      addScaled(rowOf(output, to, this.#channels), weight, rowOf(input, from, this.#channels));
    });
    return output;
  }

  backward(dOutput: Float64Array, { rows }: Pass): Float64Array {
    const dInput = new Float64Array(rows * this.#cells * this.#channels);
    this.#visit(rows, (from, to, weight) => {
      addScaled(rowOf(dInput, from, this.#channels), weight, rowOf(dOutput, to, this.#channels));
    });
    return dInput;
  }

  /** Cells are counted over the whole batch. */
  #visit(rows: number, visit: (from: number, to: number, weight: number) => void): void {
    for (let row = 0; row < rows; row++) {
      for (const [cell, terms] of this.#sums.entries()) {
        const to = row * this.#sums.length + cell;
        for (const term of terms) visit(row * this.#cells + term.cell, to, term.weight);
      }
    }
  }
}

/** The mean over the cells of the window that lie inside the input, as TensorFlow: padding does not count. */
export function windowMeans(axes: readonly WindowAxis[]): CellSums {
  return windowLinks(axes).map((links) =>
    links.map(({ inputCell }) => ({ cell: inputCell, weight: 1 / links.length })),
  );
}

/** One output: the mean of all. */
export function globalMean(input: Shape): CellSums {
  const cells = sizeOf(input.slice(0, -1));
  return [Array.from({ length: cells }, (_, cell) => ({ cell, weight: 1 / cells }))];
}

export function zeroBorder([height = 1, width = 1]: Shape, border: Border): CellSums {
  return combine(
    shifted(height, border.top, border.bottom),
    shifted(width, border.left, border.right),
    width,
  );
}

export function upSampled(
  [height = 1, width = 1]: Shape,
  [rows = 1, columns = 1]: readonly number[],
  interpolation: Interpolation,
): CellSums {
  const along = (length: number, size: number) => axisTerms(interpolation, length, size);
  return combine(along(height, rows), along(width, columns), width);
}

/** The sums over an image from those along its height and its width. */
function combine(down: CellSums, across: CellSums, width: number): CellSums {
  return down.flatMap((outer) =>
    across.map((inner) =>
      outer.flatMap((y) =>
        inner.map((x) => ({ cell: y.cell * width + x.cell, weight: y.weight * x.weight })),
      ),
    ),
  );
}

function shifted(length: number, before: number, after: number): CellSums {
  return Array.from({ length: before + length + after }, (_, at) =>
    at >= before && at < before + length ? [{ cell: at - before, weight: 1 }] : [],
  );
}
