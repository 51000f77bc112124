/**
 * Where a sliding window (of a convolution or a pooling) stands on each axis of its input, by TensorFlow's rules. Shared by the shape
 * rules and the engines. Axes are those of the place only: height and width, or steps; never channels.
 */
import type { Shape } from '../shapes';

export const PADDINGS = ['valid', 'same'] as const;
export type Padding = (typeof PADDINGS)[number];

/** One axis. The window's cell `k` at output `o` is the input `o · stride - before + k · dilation`; beyond the input lies padding. */
export interface WindowAxis {
  readonly input: number;
  readonly output: number;
  readonly size: number;
  readonly stride: number;
  readonly dilation: number;
  /** Cells of padding before the first and after the last of the input. */
  readonly before: number;
  readonly after: number;
}

/** An axis that a sequence does not have: one cell, under a window that stands still. */
export const SINGLE_AXIS: WindowAxis = {
  input: 1,
  output: 1,
  size: 1,
  stride: 1,
  dilation: 1,
  before: 0,
  after: 0,
};

/** A number for the one axis, or a number for each. */
type PerAxis = number | readonly number[];

export interface ConvolutionValues {
  readonly kernelSize: PerAxis;
  readonly strides: PerAxis;
  readonly padding: Padding;
  readonly dilationRate: PerAxis;
}

export interface PoolingValues {
  readonly poolSize: PerAxis;
  /** 0: the pool's size, as Keras's None. */
  readonly strides: PerAxis;
  readonly padding: Padding;
}

export function convolutionAxes(
  { kernelSize, strides, padding, dilationRate }: ConvolutionValues,
  place: Shape,
): readonly WindowAxis[] {
  return place.map((input, axis) =>
    windowAxis(input, padding, {
      size: onAxis(kernelSize, axis),
      stride: onAxis(strides, axis),
      dilation: onAxis(dilationRate, axis),
    }),
  );
}

export function poolingAxes(
  { poolSize, strides, padding }: PoolingValues,
  place: Shape,
): readonly WindowAxis[] {
  return place.map((input, axis) => {
    const size = onAxis(poolSize, axis);
    const stride = onAxis(strides, axis) || size;
    return windowAxis(input, padding, { size, stride, dilation: 1 });
  });
}

/** How many cells of the input the window spans, gaps of the dilation included. */
export function windowSpan({ size, dilation }: Pick<WindowAxis, 'size' | 'dilation'>): number {
  return (size - 1) * dilation + 1;
}

function onAxis(values: PerAxis, axis: number): number {
  return typeof values === 'number' ? values : (values[axis] ?? 1);
}

/** `valid`: only where the whole window fits (`output` 0 or less: nowhere). `same`: ceil(input / stride) outputs, padding shared out, the odd cell after. */
function windowAxis(
  input: number,
  padding: Padding,
  window: Pick<WindowAxis, 'size' | 'stride' | 'dilation'>,
): WindowAxis {
  const { stride } = window;
  const span = windowSpan(window);
  if (padding === 'valid') {
    const output = Math.floor((input - span) / stride) + 1;
    return { ...window, input, output, before: 0, after: 0 };
  }
  const output = Math.ceil(input / stride);
  const missing = Math.max(0, (output - 1) * stride + span - input);
  const before = Math.floor(missing / 2);
  return { ...window, input, output, before, after: missing - before };
}
