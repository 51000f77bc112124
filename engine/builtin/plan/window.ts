/** Windows over images as the kernels take them: two axes always, steps being lines of a single cell. */
import { SINGLE_AXIS, type WindowAxis } from '../../../contract/layers/window';
import type { Shape } from '../../../contract/shapes';

export interface ImageWindow {
  readonly down: WindowAxis;
  readonly across: WindowAxis;
  readonly channels: number;
}

/** `input`: the place and the channels. */
export function imageWindow(axes: readonly WindowAxis[], input: Shape): ImageWindow {
  const [down = SINGLE_AXIS, across = SINGLE_AXIS] = axes;
  return { down, across, channels: input.at(-1) ?? 1 };
}

/** One window over everything. */
export function wholeWindow(input: Shape): ImageWindow {
  const axes = input
    .slice(0, -1)
    .map((size) => ({ ...SINGLE_AXIS, input: size, size, stride: size }));
  return imageWindow(axes, input);
}

/** H, W, C, OH, OW, KH, KW, SH, SW, top, left of the kernels. */
export type WindowArguments = readonly [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

export function windowArguments({ down, across, channels }: ImageWindow): WindowArguments {
  return [
    down.input,
    across.input,
    channels,
    down.output,
    across.output,
    down.size,
    across.size,
    down.stride,
    across.stride,
    down.before,
    across.before,
  ];
}

/** Does a cell of the input lie in more than one window? */
export function hasOverlap({ down, across }: ImageWindow): boolean {
  return [down, across].some(({ stride, size, output }) => stride < size && output > 1);
}

/** Does every cell of the input lie in some window? */
export function isCovered({ down, across }: ImageWindow): boolean {
  return [down, across].every(
    ({ input, output, size, stride, before }) =>
      stride <= size && (output - 1) * stride - before + size >= input,
  );
}
