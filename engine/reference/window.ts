/** Which cells of an input the window of a convolution or pooling covers, for one axis or several alike. Cells are counted row-major. */
import type { WindowAxis } from '../../contract/layers/window';

/** The window's cell `kernelCell` lies on the input's cell `inputCell`. */
export interface Link {
  readonly kernelCell: number;
  readonly inputCell: number;
}

/** For each output cell, the part of its window that lies inside the input; in the window's order. */
export function windowLinks(axes: readonly WindowAxis[]): readonly (readonly Link[])[] {
  const start: readonly (readonly Link[])[] = [[{ kernelCell: 0, inputCell: 0 }]];
  return axes.reduce((cells, axis) => {
    const along = axisLinks(axis);
    return cells.flatMap((outer) => along.map((inner) => product(outer, inner, axis)));
  }, start);
}

function product(
  outer: readonly Link[],
  inner: readonly Link[],
  { size, input }: WindowAxis,
): readonly Link[] {
  return outer.flatMap((link) =>
    inner.map(({ kernelCell, inputCell }) => ({
      kernelCell: link.kernelCell * size + kernelCell,
      inputCell: link.inputCell * input + inputCell,
    })),
  );
}

function axisLinks({
  input,
  output,
  size,
  stride,
  dilation,
  before,
}: WindowAxis): readonly (readonly Link[])[] {
  return Array.from({ length: output }, (_, cell) =>
    Array.from({ length: size }, (_, kernelCell) => ({
      kernelCell,
      inputCell: cell * stride - before + kernelCell * dilation,
    })).filter(({ inputCell }) => inputCell >= 0 && inputCell < input),
  );
}
