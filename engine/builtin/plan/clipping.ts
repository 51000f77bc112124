/**
 * Clips gradients as Keras does before an optimizer sees them. Norms are summed tile by tile of 8 × 8 elements wherever the gradient
 * lies, then by one thread in the order of the tiles: no bit depends on threads or panels (assembly/optimizers/clip.ts).
 */
import type { ClippingConfig } from '../../../contract/optimizers/base-fields';
import type { Arena, Buffer } from './arena';
import { all, kernelCall, own, UNDIVIDED, type Access, type ColumnRange, type Task } from './call';
import type { KernelCall } from './call';
import { PANEL, panelsWithin } from './columns';
import type { Block, Parameter } from './parameter';

export interface Clipping {
  /** After all gradients are there, before any is used: measures them. */
  readonly tasks: readonly Task[];
  /** What a task that makes the calls of `clip` reads and writes besides. */
  readonly reads: readonly Access[];
  /** Clips a block of a parameter's gradient in place; no calls where nothing is clipped. */
  clip(parameter: Parameter, gradient: number, block: Block): readonly KernelCall[];
}

const NO_CLIPPING: Clipping = { tasks: [], reads: [], clip: () => [] };

export function planClipping(
  arena: Arena,
  { clipnorm, clipvalue, globalClipnorm }: ClippingConfig,
  parameters: readonly Parameter[],
): Clipping {
  if (parameters.length === 0) return NO_CLIPPING;
  if (clipnorm > 0) return byNorm(arena, parameters, clipnorm, false);
  if (globalClipnorm > 0) return byNorm(arena, parameters, globalClipnorm, true);
  if (clipvalue === 0) return NO_CLIPPING;
  return {
    ...NO_CLIPPING,
    clip: (_parameter, gradient, { count, bytes, stride }) => [
      kernelCall('clipValues', gradient, count, bytes, stride, clipvalue),
    ],
  };
}

/** `isGlobal`: one norm of all tensors together, else one of each. */
function byNorm(
  arena: Arena,
  parameters: readonly Parameter[],
  limit: number,
  isGlobal: boolean,
): Clipping {
  const measured = parameters.map((parameter) => ({
    parameter,
    sums: arena.allocate(tileRows(parameter) * tileColumns(parameter) * 8),
  }));
  const totals = arena.allocate(parameters.length * 8);
  const scales = arena.allocate(parameters.length * 4);
  const scaleOf = new Map(
    parameters.map((parameter, index) => [parameter, scales.address + (isGlobal ? 0 : 4 * index)]),
  );
  const totalCalls = measured.map(({ parameter, sums }, index) =>
    kernelCall(
      'addSums',
      totals.address + 8 * index,
      sums.address,
      tileRows(parameter) * tileColumns(parameter),
    ),
  );
  const scaleCalls = isGlobal
    ? [kernelCall('clipScale', scales.address, totals.address, parameters.length, limit)]
    : parameters.map((_, index) =>
        kernelCall('clipScale', scales.address + 4 * index, totals.address + 8 * index, 1, limit),
      );
  const scaleTask: Task = {
    split: UNDIVIDED,
    reads: all(...measured.map(({ sums }) => sums.id)),
    writes: all(totals.id, scales.id),
    calls: () => [...totalCalls, ...scaleCalls],
  };
  return {
    tasks: [...measured.map(({ parameter, sums }) => tileTask(parameter, sums)), scaleTask],
    reads: all(scales.id),
    clip: (parameter, gradient, { count, bytes, stride }) => {
      const scale = scaleOf.get(parameter);
      if (scale === undefined) throw new Error(`${parameter.name} was not measured`);
      return [kernelCall('scaleGradient', gradient, count, bytes, stride, scale)];
    },
  };
}

function tileRows({ layout }: Parameter): number {
  return Math.ceil(layout.rows / PANEL);
}

function tileColumns({ layout }: Parameter): number {
  return layout.columns.end / PANEL;
}

/** The sum of squares of each tile, tiles in the order of columns, then rows. */
function tileTask(parameter: Parameter, sums: Buffer): Task {
  const { split, gradient } = parameter;
  return {
    split,
    reads: own(gradient.id),
    writes: own(sums.id),
    calls: (range) => tileCalls(parameter, sums, split.axis === 'columns' ? range : undefined),
  };
}

/** `range`: of columns, or of rows where the parameter is split that way; undefined: all of it. */
function tileCalls(
  parameter: Parameter,
  sums: Buffer,
  range: ColumnRange | undefined,
): readonly KernelCall[] {
  const { layout, gradient, isSplitByRow } = parameter;
  const { rows, columns } = layout;
  const isByRow = isSplitByRow && range !== undefined;
  const [first, last] = isByRow ? [range.from, Math.min(range.to, rows)] : [0, rows];
  const { from, to } = isByRow || range === undefined ? { from: 0, to: columns.end } : range;
  if (first >= last) return [];
  return panelsWithin(columns, from, to).flatMap(([start, width]) =>
    Array.from({ length: width / PANEL }, (_, group) => {
      const column = start + group * PANEL;
      return kernelCall(
        'squareSums',
        sums.address + ((column / PANEL) * tileRows(parameter) + first / PANEL) * 8,
        gradient.address + (rows * start + first * width + group * PANEL) * 4,
        last - first,
        Math.min(PANEL, columns.width - column),
        width * 4,
      );
    }),
  );
}
