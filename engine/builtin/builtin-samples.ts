/** Samples in the engine's own memory, held once: bytes stay bytes, with the table that turns them into numbers. */
import { sizeOf } from '../../contract/shapes';
import type { TargetKind } from '../../contract/losses/loss-definition';
import { checkSamples } from '../check-samples';
import type { SampleData, SampleSet, SampleTargets } from '../engine';
import type { Heap } from './memory/heap';
import type { InputType } from './plan/preparation';
import type { Weighting } from './plan/programs';

const TABLE_BYTES = 256 * 4;
/** The kernels read whole vectors of bytes, up to 15 beyond the last sample. */
const OVERREAD = 16;
/** Up to this share of bytes that are not 0, reading the list of those beats reading all. */
const SPARSE_DENSITY = 0.35;

export class BuiltinSamples implements SampleSet {
  readonly count: number;
  readonly inputWidth: number;
  readonly inputType: InputType;
  readonly targetKind: TargetKind;
  /** Classes, or values a sample. */
  readonly targetWidth: number;
  readonly isSparse: boolean;
  readonly heap: Heap;
  readonly tableAddress: number;
  readonly inputsAddress: number;
  readonly targetsAddress: number;
  /** One float a sample; undefined when all samples count alike. */
  readonly weightsAddress: number | undefined;
  #address: number | undefined;

  private constructor(data: SampleData, heap: Heap, address: number) {
    const { inputs, targets } = data;
    this.#address = address;
    this.heap = heap;
    this.count = data.count;
    this.inputWidth = sizeOf(data.inputShape);
    this.inputType = inputs instanceof Uint8Array ? 'bytes' : 'floats';
    this.targetKind = targets.kind;
    this.targetWidth = targetWidth(targets);
    this.isSparse = inputs instanceof Uint8Array && density(inputs) <= SPARSE_DENSITY;
    this.tableAddress = address;
    this.inputsAddress = address + TABLE_BYTES;
    this.targetsAddress = this.inputsAddress + paddedBytes(inputs.byteLength);
    this.weightsAddress =
      data.sampleWeights && this.targetsAddress + paddedBytes(targetBytes(targets).byteLength);
  }

  /** Undefined when there is no room for them. Data whose lengths contradict each other are a bug of the caller. */
  static load(data: SampleData, heap: Heap): BuiltinSamples | undefined {
    checkSamples(data);
    const { inputs, targets } = data;
    const length =
      TABLE_BYTES +
      paddedBytes(inputs.byteLength) +
      paddedBytes(targetBytes(targets).byteLength) +
      (data.sampleWeights?.byteLength ?? 0);
    const address = heap.allocate(length);
    if (address === undefined) return undefined;
    const samples = new BuiltinSamples(data, heap, address);
    samples.#copy(data);
    return samples;
  }

  /** Are they still in memory? */
  get isHeld(): boolean {
    return this.#address !== undefined;
  }

  /** Which of a model's loss programs these samples need. */
  get lossVariant(): `${TargetKind}${Weighting}` {
    return this.weightsAddress === undefined ? this.targetKind : `${this.targetKind} weighted`;
  }

  dispose(): void {
    if (this.#address !== undefined) this.heap.free(this.#address);
    this.#address = undefined;
  }

  #copy({ inputs, inputScale, targets, sampleWeights }: SampleData): void {
    const { bytes, floats } = this.heap;
    const divisor = 1 / inputScale;
    for (let value = 0; value < 256; value++)
      floats[this.tableAddress / 4 + value] = value / divisor;
    if (inputs instanceof Uint8Array) bytes.set(inputs, this.inputsAddress);
    else if (inputScale === 1) floats.set(inputs, this.inputsAddress / 4);
    else
      floats.set(
        inputs.map((value) => value / divisor),
        this.inputsAddress / 4,
      );
    if (targets.kind === 'classes') bytes.set(targets.labels, this.targetsAddress);
    else floats.set(targets.values, this.targetsAddress / 4);
    if (sampleWeights !== undefined && this.weightsAddress !== undefined) {
      floats.set(sampleWeights, this.weightsAddress / 4);
    }
  }
}

function paddedBytes(byteLength: number): number {
  return Math.ceil((byteLength + OVERREAD) / OVERREAD) * OVERREAD;
}

function targetBytes(targets: SampleTargets): Uint8Array | Float32Array {
  return targets.kind === 'classes' ? targets.labels : targets.values;
}

function targetWidth(targets: SampleTargets): number {
  return targets.kind === 'classes' ? targets.classCount : sizeOf(targets.shape);
}

/** The share of bytes that are not 0, from some hundred thousand of them evenly spread. */
function density(bytes: Uint8Array): number {
  const step = Math.max(1, Math.floor(bytes.length / 100_000)) | 1;
  let lit = 0;
  let seen = 0;
  for (let i = 0; i < bytes.length; i += step) {
    if (bytes[i] !== 0) lit++;
    seen++;
  }
  return seen === 0 ? 1 : lit / seen;
}
