/** Class weights as sample weights: the engines know only those. */
import { splitCounts, type TrainingConfig } from '../contract/experiment';
import type { SampleData } from './engine';

/**
 * The training samples with `training.classWeight` turned into a weight for each, as Keras's fit(class_weight) does: it multiplies what a
 * sample of the class adds to the training loss. The samples held back for validation, which it does not concern, keep their weight.
 * Without class weights: the same samples.
 */
export function withClassWeights(
  data: SampleData,
  training: Pick<TrainingConfig, 'classWeight' | 'validationSplit'>,
): SampleData {
  const { classWeight } = training;
  const { targets, count } = data;
  if (classWeight.length === 0 || targets.kind !== 'classes') return data;
  const { trainingCount } = splitCounts({ training }, count);
  const sampleWeights = Float32Array.from(targets.labels, (label, index) => {
    const own = data.sampleWeights?.[index] ?? 1;
    return index < trainingCount ? own * (classWeight[label] ?? 1) : own;
  });
  return { ...data, sampleWeights };
}
