/** Runs a model over labelled samples without training it: mean loss, metrics, and who was taken for whom or what was predicted. */
import { failure, success, type Result } from '../contract/errors';
import type { Evaluation } from '../contract/evaluation';
import { metricTargets, METRIC_KINDS, type MetricKind } from '../contract/metrics/registry';
import { t } from '../contract/text/text';
import type { Model, SampleTargets } from './engine';
import type { LoadedSamples } from './loaded-samples';
import { Confusion } from './metrics/confusion';
import { MetricSet } from './metrics/metric-set';
import { PredictionPairs } from './metrics/prediction-pairs';
import { runningMetricSum } from './metrics/running-metric';
import { runningScores } from './metrics/running-scores';

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
  /** The running metric: accuracy, or mean absolute error. */
  readonly metric: number;
}

type BatchVisitor = (
  outputs: Float32Array,
  indices: Uint32Array,
  start: number,
  count: number,
) => void;

/** Mean loss and running metric over the samples first .. last-1, in their order. The loss may be not finite. */
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
  let metricSum = 0;
  let breathed = host.now();
  for (let start = 0; start < total; start += EVALUATION_BATCH_SIZE) {
    const count = Math.min(EVALUATION_BATCH_SIZE, total - start);
    const batch = model.evaluateBatch(samples.set, indices, start, count);
    lossSum += batch.lossSum;
    metricSum += runningMetricSum(batch.outputs, samples.targets, indices, start, count);
    visit?.(batch.outputs, indices, start, count);
    if (host.now() - breathed < BREATH_INTERVAL_MS) continue;
    await host.breathe();
    breathed = host.now();
  }
  return { loss: lossSum / total, metric: metricSum / total };
}

/**
 * Evaluates all samples by loss, `metrics` and what the targets call for: of classes the accuracy and the confusion, of values every metric
 * of values and a part of the predictions. Refuses with `diverged` when the loss is not a number. The weights must not change meanwhile:
 * whoever evaluates during a training holds the loop back until this resolves.
 */
export async function evaluate(
  model: Model,
  samples: LoadedSamples,
  host: LoopHost,
  metrics: readonly MetricKind[] = [],
): Promise<Result<Evaluation>> {
  const started = host.now();
  const { targets, set } = samples;
  const confusion = new Confusion(targets.kind === 'classes' ? targets.classCount : 0);
  const counted = new MetricSet(countedKinds(metrics, targets), targets);
  const pairs = targets.kind === 'values' ? new PredictionPairs(targets, set.count) : undefined;
  const visit: BatchVisitor = (outputs, indices, start, count) => {
    if (targets.kind === 'classes') confusion.add(outputs, targets.labels, indices, start, count);
    counted.add(outputs, indices, start, count);
    pairs?.add(outputs, indices, start, count);
  };
  const scores = await evaluateRange(model, samples, { first: 0, last: set.count }, host, visit);
  if (!Number.isFinite(scores.loss)) return failure('diverged', t('training.evaluationDiverged'));
  const values = counted.values();
  return success({
    sampleCount: set.count,
    loss: scores.loss,
    accuracy: runningScores(targets.kind, scores.metric).accuracy,
    ...(Object.keys(values).length > 0 && { metrics: values }),
    seconds: (host.now() - started) / 1000,
    confusion: confusion.counts,
    examples: confusion.examples,
    ...(pairs && { predictions: pairs.pairs }),
  });
}

/** Of values all that there are, of classes those asked for besides the accuracy, which is counted anyway. */
function countedKinds(asked: readonly MetricKind[], targets: SampleTargets): readonly MetricKind[] {
  if (targets.kind === 'values') {
    return METRIC_KINDS.filter((kind) => metricTargets(kind).includes('values'));
  }
  return asked.filter((kind) => kind !== 'accuracy');
}
