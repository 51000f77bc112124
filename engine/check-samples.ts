/** Checks, for the engines that read samples without looking, that their parts belong together. */
import { sizeOf } from '../contract/shapes';
import type { SampleData } from './engine';

/** Throws: data whose lengths contradict each other are a bug of the caller. */
export function checkSamples({
  count,
  inputShape,
  inputs,
  targets,
  sampleWeights,
}: SampleData): void {
  const targetCount =
    targets.kind === 'classes'
      ? targets.labels.length
      : targets.values.length / sizeOf(targets.shape);
  const weightCount = sampleWeights?.length ?? count;
  if (
    inputs.length !== count * sizeOf(inputShape) ||
    targetCount !== count ||
    weightCount !== count
  ) {
    throw new RangeError('Samples whose lengths contradict each other');
  }
  if (targets.kind === 'classes' && targets.labels.some((label) => label >= targets.classCount)) {
    throw new RangeError('A label beyond the number of classes');
  }
}
