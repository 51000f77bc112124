/** A convolution on a small kernel memory, and the same written out as loops. */
import { windowSteps, type WindowSteps } from '../../engine/builtin/plan/convolution-geometry';
import { KernelMemory } from './kernel-memory';

export interface ConvolutionSize {
  readonly name: string;
  readonly M: number;
  /** Of the image the window moves over: lines, pixels, channels. */
  readonly image: readonly [number, number, number];
  readonly kernel: readonly [number, number];
  readonly strides: readonly [number, number];
  readonly dilation: readonly [number, number];
  readonly O: number;
}

/** A kernel of [T][I][O] in panels of 8 outputs, and a convolution written out as loops. */
export class ConvolutionTrial {
  readonly memory: KernelMemory;
  readonly out: readonly [number, number];
  readonly steps: WindowSteps;
  readonly panels: number;
  readonly taps: number;

  constructor(
    readonly size: ConvolutionSize,
    build: 'plain' | 'relaxed',
  ) {
    const { image, kernel, strides, dilation, O } = size;
    this.memory = new KernelMemory(build);
    const reach = (axis: 0 | 1) => (kernel[axis] - 1) * dilation[axis];
    this.out = [
      Math.floor((image[0] - 1 - reach(0)) / strides[0]) + 1,
      Math.floor((image[1] - 1 - reach(1)) / strides[1]) + 1,
    ];
    const pixel = image[2] * 4;
    this.steps = windowSteps({ line: image[1] * pixel, pixel }, kernel, strides, dilation);
    this.panels = Math.ceil(O / 8);
    this.taps = kernel[0] * kernel[1];
  }

  get rows(): number {
    return this.taps * this.size.image[2];
  }

  /** Index in panels of row (tap, input) and output. */
  place(row: number, o: number): number {
    return (Math.floor(o / 8) * this.rows + row) * 8 + (o % 8);
  }

  /** Visits (sample, position, output, row, index in the image) of every product. */
  forEach(visit: (i: number, q: number, o: number, row: number, at: number) => void): void {
    const { M, image, kernel, strides, dilation, O } = this.size;
    const [OH, OW] = this.out;
    for (let i = 0; i < M; i++)
      for (let q = 0; q < OH * OW; q++)
        for (let row = 0; row < this.rows; row++) {
          const [tap, c] = [Math.floor(row / image[2]), row % image[2]];
          const h = Math.floor(q / OW) * strides[0] + Math.floor(tap / kernel[1]) * dilation[0];
          const w = (q % OW) * strides[1] + (tap % kernel[1]) * dilation[1];
          for (let o = 0; o < O; o++) visit(i, q, o, row, (h * image[1] + w) * image[2] + c);
        }
  }

  arguments() {
    const { pixelStep, lineStep, KH, rowStep, KW, columnStep, run } = this.steps;
    return [...this.out, pixelStep, lineStep, KH, rowStep, KW, columnStep, run] as const;
  }
}
