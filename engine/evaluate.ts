/** Runs a model over labelled samples without training it: mean loss, accuracy and who was taken for whom. */
import { failure, success, type Result } from '../contract/errors';
import type { Evaluation } from '../contract/evaluation';
import { t } from '../contract/text/text';
import type { Model } from './engine';
import type { LoadedSamples } from './loaded-samples';
import { Confusion, countCorrect } from './metrics';

/** Samples in one call of `evaluateBatch`; a model must be built with at least this `maxBatchSize`. */
export const EVALUATION_BATCH_SIZE = 256;

/** How the computing side meets its process: a clock in milliseconds, and a pause in which waiting messages are served. */
export interface LoopHost {
  now(): number;
  /** Resolves after the process has served what was waiting. */
  breathe(): Promise<void>;
}

/** The longest stretch of work between two breaths, in milliseconds (one batch may take longer). */
export const BREATH_INTERVAL_MS = 8;

export interface MeanScores {
  readonly loss: number;
  readonly accuracy: number;
}

type BatchVisitor = (
  outputs: Float32Array,
  indices: Uint32Array,
  start: number,
  count: number,
) => void;

/** Mean loss and accuracy over the samples first .. last-1, in their order. The loss may be not finite. */
export async function evaluateRange(
  model: Model,
  samples: LoadedSamples,
  range: { readonly first: number; readonly last: number },
  host: LoopHost,
  visit?: BatchVisitor,
): Promise<MeanScores> {
  const total = range.last - range.first;
  const indices = Uint32Array.from({ length: total }, (_, index) => range.first + index);
  let lossSum = 0;
  let correct = 0;
  let breathed = host.now();
  for (let start = 0; start < total; start += EVALUATION_BATCH_SIZE) {
    const count = Math.min(EVALUATION_BATCH_SIZE, total - start);
    const batch = model.evaluateBatch(samples.set, indices, start, count);
    lossSum += batch.lossSum;
    correct += countCorrect(batch.outputs, samples.targets, indices, start, count);
    visit?.(batch.outputs, indices, start, count);
    if (host.now() - breathed < BREATH_INTERVAL_MS) continue;
    await host.breathe();
    breathed = host.now();
  }
  return { loss: lossSum / total, accuracy: correct / total };
}

/**
 * Evaluates all samples. Refuses with `diverged` when the loss is not a number. The weights must not change meanwhile: whoever
 * evaluates during a training holds the loop back until this resolves.
 */
export async function evaluate(
  model: Model,
  samples: LoadedSamples,
  host: LoopHost,
): Promise<Result<Evaluation>> {
  const started = host.now();
  const { targets, set } = samples;
  const confusion = new Confusion(targets.kind === 'classes' ? targets.classCount : 0);
  const visit: BatchVisitor = (outputs, indices, start, count) => {
    if (targets.kind === 'classes') confusion.add(outputs, targets.labels, indices, start, count);
  };
  const scores = await evaluateRange(model, samples, { first: 0, last: set.count }, host, visit);
  if (!Number.isFinite(scores.loss)) return failure('diverged', t('training.evaluationDiverged'));
  return success({
    sampleCount: set.count,
    ...scores,
    seconds: (host.now() - started) / 1000,
    confusion: confusion.counts,
    examples: confusion.examples,
  });
}
