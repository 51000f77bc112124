/** What a convolution does to an image, in numbers: everything its kernels have to be told. */

/** All sizes in elements; [height, width] pairs. A sequence is an image of height 1. */
export interface ConvolutionGeometry {
  readonly input: readonly [height: number, width: number, channels: number];
  readonly output: readonly [height: number, width: number, channels: number];
  readonly kernel: readonly [height: number, width: number];
  readonly strides: readonly [number, number];
  readonly dilation: readonly [number, number];
  /** Zeros added before the first line and pixel, and after the last. */
  readonly before: readonly [number, number];
  readonly after: readonly [number, number];
  readonly groups: number;
}

/** How a kernel walks over an image whose lines are `line` bytes long and whose pixels `pixel` bytes. */
export interface WindowSteps {
  readonly pixelStep: number;
  readonly lineStep: number;
  readonly KH: number;
  readonly rowStep: number;
  readonly KW: number;
  readonly columnStep: number;
  /** Bytes. */
  readonly run: number;
}

/** Without dilation along the line, a row of taps is one run of neighbouring floats. */
export function windowSteps(
  image: { readonly line: number; readonly pixel: number },
  kernel: readonly [number, number],
  strides: readonly [number, number],
  dilation: readonly [number, number],
): WindowSteps {
  const { line, pixel } = image;
  const isOneRun = dilation[1] === 1;
  return {
    pixelStep: strides[1] * pixel,
    lineStep: strides[0] * line,
    KH: kernel[0],
    rowStep: dilation[0] * line,
    KW: isOneRun ? 1 : kernel[1],
    columnStep: dilation[1] * pixel,
    run: isOneRun ? kernel[1] * pixel : pixel,
  };
}

export function isPadded({ before, after }: ConvolutionGeometry): boolean {
  return [...before, ...after].some((count) => count > 0);
}

/** Lines and pixels of the padded input. */
export function paddedSize({
  input,
  before,
  after,
}: ConvolutionGeometry): readonly [number, number] {
  return [input[0] + before[0] + after[0], input[1] + before[1] + after[1]];
}
