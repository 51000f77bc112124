/**
 * A weight tensor in the arena: its value, gradient and optimizer slots, all in the same layout. The layout is the kernels' business
 * (panels of columns, zero beyond the last one); outside, a weight is always in Keras's order.
 */
import { sizeOf, type Shape, type WeightSpec } from '../../../contract/shapes';
import type { Arena, Buffer } from './arena';
import type { ColumnRange, Split } from './call';
import { panelsWithin, type ColumnPartition } from './columns';

/** A matrix of `rows` rows held panel by panel, each panel row-major; a bias is a matrix of one row. */
export interface PanelLayout {
  readonly rows: number;
  readonly columns: ColumnPartition;
}

export interface Parameter {
  readonly name: string;
  readonly shape: Shape;
  readonly spec: WeightSpec;
  readonly layer: number;
  /** Place among the layer's weights. */
  readonly index: number;
  readonly layout: PanelLayout;
  /** How its gradient and its update are divided; with columns of another tensor, the rows are what is meant. */
  readonly split: Split;
  readonly isSplitByRow: boolean;
  readonly value: Buffer;
  /** Empty where `spec.trainable` says there is none; `slots` as well. */
  readonly gradient: Buffer;
  readonly slots: readonly Buffer[];
  /** The layer's own backward task also updates it. */
  readonly isUpdatedByLayer: boolean;
}

export interface ParameterRequest {
  readonly name: string;
  readonly spec: WeightSpec;
  readonly layer: number;
  readonly index: number;
  readonly layout: PanelLayout;
  readonly split: Split;
  readonly isSplitByRow?: boolean;
  readonly isUpdatedByLayer?: boolean;
}

export function newParameter(
  arena: Arena,
  slotCount: number,
  request: ParameterRequest,
): Parameter {
  const { rows, columns } = request.layout;
  const byteLength = rows * columns.end * 4;
  const isUpdatedByLayer = request.isUpdatedByLayer ?? false;
  const { shape, trainable } = request.spec;
  return {
    ...request,
    shape,
    isSplitByRow: request.isSplitByRow ?? false,
    isUpdatedByLayer,
    value: arena.allocate(byteLength),
    gradient: arena.allocate(isUpdatedByLayer || !trainable ? 0 : byteLength),
    slots: Array.from({ length: trainable ? slotCount : 0 }, () => arena.allocate(byteLength)),
  };
}

/** A block of memory as the optimizers take it: `count` runs of `bytes`, `stride` apart, the first `offset` bytes into the buffer. */
export interface Block {
  readonly offset: number;
  readonly count: number;
  readonly bytes: number;
  readonly stride: number;
}

/** The part of a parameter that belongs to a thread's range of its split. */
export function parameterBlock(
  { layout, split, isSplitByRow }: Parameter,
  range: ColumnRange,
): Block {
  const { rows, columns } = layout;
  if (split.axis !== 'columns') {
    const bytes = rows * columns.end * 4;
    return { offset: 0, count: 1, bytes, stride: bytes };
  }
  if (!isSplitByRow) {
    const bytes = rows * (range.to - range.from) * 4;
    return { offset: rows * range.from * 4, count: 1, bytes, stride: bytes };
  }
  const width = columns.end / columns.starts.length;
  const bytes = Math.max(0, Math.min(range.to, rows) - range.from) * width * 4;
  return {
    offset: range.from * width * 4,
    count: columns.starts.length,
    bytes,
    stride: rows * width * 4,
  };
}

/** Visits every element: its index in Keras's row-major order, and in the panels. */
function forEachElement(
  { rows, columns }: PanelLayout,
  visit: (outer: number, inner: number) => void,
): void {
  for (const [start, width] of panelsWithin(columns, 0, columns.end)) {
    const used = Math.min(width, columns.width - start);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < used; column++) {
        visit(row * columns.width + start + column, rows * start + row * width + column);
      }
    }
  }
}

/** A copy in Keras's order. */
export function readTensor(
  memory: Float32Array,
  buffer: Buffer,
  { layout, shape }: Parameter,
): Float32Array<ArrayBuffer> {
  const data = new Float32Array(sizeOf(shape));
  const base = buffer.address / 4;
  forEachElement(layout, (outer, inner) => {
    data[outer] = memory[base + inner] ?? 0;
  });
  return data;
}

export function writeTensor(
  memory: Float32Array,
  buffer: Buffer,
  { layout }: Parameter,
  data: Float32Array,
): void {
  const base = buffer.address / 4;
  forEachElement(layout, (outer, inner) => {
    memory[base + inner] = data[outer] ?? 0;
  });
}
