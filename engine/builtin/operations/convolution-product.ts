/**
 * One image convolved with one kernel, directly or by Winograd: what a convolution does forward, and what its input gradient does with
 * the kernel turned around. By samples.
 */
import {
  all,
  BY_ROWS,
  BY_SINGLE_ROWS,
  kernelCall,
  own,
  PART_ROWS,
  type Split,
  type Task,
} from '../plan/call';
import { equalPanels, PANEL } from '../plan/columns';
import { windowSteps, type WindowSteps } from '../plan/convolution-geometry';
import { atRows, newPlace, type Place } from '../plan/tensor';
import type { ConvolutionMethod, OperationContext } from './operation';

/** Multiplications: some milliseconds. */
const LARGE_IMAGE = 2 ** 25;

/** Where images lie that a window is moved over. */
export interface Images {
  readonly place: Place;
  /** Bytes from sample to sample. */
  readonly stride: number;
  readonly lines: number;
  /** Bytes. */
  readonly line: number;
  readonly pixel: number;
}

export interface Block {
  readonly id: number;
  readonly address: number;
}

export interface Product {
  readonly to: Place;
  readonly toStride: number;
  /** [height, width, channels] of what comes out. */
  readonly size: readonly [number, number, number];
  readonly images: Images;
  /** Panels of 8 outputs. */
  readonly weights: Block;
  readonly bias: Block;
  readonly kernel: readonly [number, number];
  readonly strides: readonly [number, number];
  readonly dilation: readonly [number, number];
  readonly method: ConvolutionMethod;
}

export function productTasks(context: OperationContext, product: Product): readonly Task[] {
  if (product.method === 'direct') return [directTask(product)];
  const { size, images } = product;
  const filter = planWinograd(context, product, [Math.ceil(size[0] / 2), Math.ceil(size[1] / 2)]);
  const task: Task = {
    split: splitOf(product),
    reads: [...own(images.place.id), ...all(filter.kernel.id, product.bias.id)],
    writes: own(product.to.id, filter.scratch.id),
    calls: () => [
      kernelCall(
        'winogradForward',
        atRows(product.to, product.toStride),
        product.toStride,
        atRows(images.place, images.stride),
        images.stride,
        filter.kernel.address,
        product.bias.address,
        atRows(filter.scratch, filter.scratchBytes),
        PART_ROWS,
        equalPanels(size[2]).starts.length,
        size[2],
        size[0],
        size[1],
        images.line,
        images.pixel,
        0,
      ),
    ],
  };
  return [filter.task, task];
}

/** A large image is a piece of work of its own; small ones go with those of the layers around, and need no waiting in between. */
export function splitOf({
  size,
  images,
  kernel,
}: Pick<Product, 'size' | 'images' | 'kernel'>): Split {
  const products = size[0] * size[1] * size[2] * kernel[0] * kernel[1] * (images.pixel / 4);
  return products < LARGE_IMAGE ? BY_ROWS : BY_SINGLE_ROWS;
}

function directTask(product: Product): Task {
  const { to, toStride, size, images, weights, bias } = product;
  const panels = equalPanels(size[2]).starts.length;
  const steps = windowSteps(images, product.kernel, product.strides, product.dilation);
  return {
    split: splitOf(product),
    reads: [...own(images.place.id), ...all(weights.id, bias.id)],
    writes: own(to.id),
    calls: () => [
      kernelCall(
        'convForward',
        atRows(to, toStride),
        toStride,
        size[2] * 4,
        atRows(images.place, images.stride),
        images.stride,
        weights.address,
        bias.address,
        PART_ROWS,
        panels,
        size[2] - PANEL * (panels - 1),
        size[0],
        size[1],
        ...stepArguments(steps),
      ),
    ],
  };
}

export function stepArguments(s: WindowSteps) {
  return [s.pixelStep, s.lineStep, s.KH, s.rowStep, s.KW, s.columnStep, s.run] as const;
}

export interface WinogradFilter {
  /** Panels of [16][channels][8]. */
  readonly kernel: Block;
  /** Makes it from the weights. */
  readonly task: Task;
  /** Of the thread that begins with a row, at this row's place. */
  readonly scratch: Place;
  readonly scratchBytes: number;
}

/** Products of 4 tiles: 16 values of 8 columns each. */
const PRODUCT_BYTES = 16 * 4 * 32;

export function planWinograd(
  { arena, maxBatchSize }: OperationContext,
  { weights, images, size }: Pick<Product, 'weights' | 'images' | 'size'>,
  tiles: readonly [number, number],
): WinogradFilter {
  const channels = images.pixel / 4;
  const columns = equalPanels(size[2]);
  const kernel = arena.allocate(16 * channels * columns.end * 4);
  const plane = Math.ceil((tiles[0] * tiles[1]) / 4) * 4 * images.pixel;
  const scratchBytes = 16 * plane + PRODUCT_BYTES;
  return {
    kernel,
    scratch: newPlace(arena, maxBatchSize * scratchBytes),
    scratchBytes,
    task: {
      split: { axis: 'columns', columns },
      reads: all(weights.id),
      writes: own(kernel.id),
      calls: ({ from, to }) => [
        kernelCall(
          'winogradKernel',
          kernel.address + from * 16 * channels * 4,
          weights.address + from * 9 * channels * 4,
          channels,
          (to - from) / PANEL,
        ),
      ],
    },
  };
}
