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
  /**
   * Where the columns are blocks of `width` (the gates of a recurrent layer): which of Keras's blocks stand in the panels one after the
   * other, each padded to whole panels.
   */
  readonly blocks?: { readonly width: number; readonly order: readonly number[] };
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

/** Some rows of a panel: `width` values at `outer` in Keras's row-major order, at `inner` in the panels; then one stride further. */
interface PanelRows {
  readonly outer: number;
  readonly inner: number;
  readonly outerStride: number;
  readonly innerStride: number;
  readonly width: number;
  readonly rows: number;
}

/** Values copied in one piece. */
const COPIED = 262_144;
/** Of a panel, copied in a row. */
const MOST_ROWS = 16_384;

function* panelRows({ rows, columns, blocks }: PanelLayout): Generator<PanelRows, void, void> {
  const { width, order } = blocks ?? { width: columns.width, order: [0] };
  const padded = columns.end / order.length;
  const outerStride = order.length * width;
  for (const [place, block] of order.entries()) {
    const from = place * padded;
    for (const [start, panel] of panelsWithin(columns, from, from + padded)) {
      const used = Math.min(panel, width - (start - from));
      const outer = block * width + start - from;
      for (let row = 0; row < rows; row += MOST_ROWS) {
        yield {
          outer: outer + row * outerStride,
          inner: rows * start + row * panel,
          outerStride,
          innerStride: panel,
          width: used,
          rows: Math.min(MOST_ROWS, rows - row),
        };
      }
    }
  }
}

/** A copy in Keras's order, in pieces of some milliseconds. */
export function* readTensor(
  memory: Float32Array,
  buffer: Buffer,
  { layout, shape }: Parameter,
): Generator<undefined, Float32Array<ArrayBuffer>, void> {
  const data = new Float32Array(sizeOf(shape));
  let copied = 0;
  for (const panel of panelRows(layout)) {
    const { outerStride, innerStride, width, rows } = panel;
    let [outer, inner] = [panel.outer, buffer.address / 4 + panel.inner];
    for (let row = 0; row < rows; row++, outer += outerStride, inner += innerStride) {
      for (let i = 0; i < width; i++) data[outer + i] = memory[inner + i] ?? 0;
    }
    copied += width * rows;
    if (copied < COPIED) continue;
    copied = 0;
    yield;
  }
  return data;
}

/** In pieces of some milliseconds. */
export function* writeTensor(
  memory: Float32Array,
  buffer: Buffer,
  { layout }: Parameter,
  data: Float32Array,
): Generator<undefined, void, void> {
  let copied = 0;
  for (const panel of panelRows(layout)) {
    const { outerStride, innerStride, width, rows } = panel;
    let [outer, inner] = [panel.outer, buffer.address / 4 + panel.inner];
    for (let row = 0; row < rows; row++, outer += outerStride, inner += innerStride) {
      for (let i = 0; i < width; i++) memory[inner + i] = data[outer + i] ?? 0;
    }
    copied += width * rows;
    if (copied < COPIED) continue;
    copied = 0;
    yield;
  }
}
