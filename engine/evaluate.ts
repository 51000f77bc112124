/** Runs a model over labelled samples without training it: mean loss, metrics, and who was taken for whom or what was predicted. */
import { failure, success, type Result } from '../contract/errors';
import type { Evaluation } from '../contract/evaluation';
import { runningMetric, type MetricKind } from '../contract/metrics/registry';
import { t } from '../contract/text/text';
import type { BatchResult, Model, SampleTargets } from './engine';
import { doInPieces } from './in-pieces';
import { BREATH_INTERVAL_MS, type LoopHost } from './loop-host';
import type { LoadedSamples } from './loaded-samples';
import { Confusion } from './metrics/confusion';
import { MetricSet } from './metrics/metric-set';
import { PredictionPairs } from './metrics/prediction-pairs';
import { runningMetricSum } from './metrics/running-metric';
import { runningScores } from './metrics/running-scores';

/** Samples in one call of `evaluateBatch`; a model must be built with at least this `maxBatchSize`. */
export const EVALUATION_BATCH_SIZE = 256;

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

interface EvaluationOptions {
  readonly visit?: BatchVisitor;
  /** Asked between pieces of work: whether to give up. */
  readonly isInterrupted?: () => boolean;
}

const never = (): boolean => false;

/**
 * Mean loss and running metric over the samples first .. last-1, in their order. The loss may be not finite.
 */
export async function evaluateRange(
  model: Model,
  samples: LoadedSamples,
  range: { readonly first: number; readonly last: number },
  host: LoopHost,
  { visit, isInterrupted = never }: EvaluationOptions = {},
): Promise<MeanScores | undefined> {
  if (isInterrupted()) return undefined;
  const total = range.last - range.first;
  const indices = Uint32Array.from({ length: total }, (_, index) => range.first + index);
  let lossSum = 0;
  let metricSum = 0;
  let breathed = host.now();
  for (let start = 0; start < total; start += EVALUATION_BATCH_SIZE) {
    const count = Math.min(EVALUATION_BATCH_SIZE, total - start);
    const work = model.evaluateBatchInPieces(samples.set, indices, start, count);
    const take = (batch: BatchResult): void => {
      lossSum += batch.lossSum;
      metricSum += runningMetricSum(batch.outputs, samples.targets, indices, start, count);
      visit?.(batch.outputs, indices, start, count);
    };
    const isWhole = await doInPieces(work, take, host, isInterrupted);
    if (!isWhole) return undefined;
    if (host.now() - breathed < BREATH_INTERVAL_MS) continue;
    await host.breathe();
    if (isInterrupted()) return undefined;
    breathed = host.now();
  }
  return { loss: lossSum / total, metric: metricSum / total };
}

/**
 * Evaluates all samples by loss, `metrics` and what the targets call for: of classes the accuracy and the confusion, of values the mean
 * absolute error and a part of the predictions. Refuses with `diverged` when the loss is not a number. The weights must not change meanwhile:
 * whoever evaluates during a training holds the loop back until this resolves.
 */
export async function evaluate(
  model: Model,
  samples: LoadedSamples,
  host: LoopHost,
  metrics: readonly MetricKind[] = [],
): Promise<Result<Evaluation>> {
  const evaluated = await evaluateUnless(never, model, samples, host, metrics);
  if (evaluated === undefined) throw new Error('An evaluation that nobody could interrupt');
  return evaluated;
}

/** The same; undefined when given up, as `isInterrupted`, asked between pieces of work, said to. */
export async function evaluateUnless(
  isInterrupted: () => boolean,
  model: Model,
  samples: LoadedSamples,
  host: LoopHost,
  metrics: readonly MetricKind[],
): Promise<Result<Evaluation> | undefined> {
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
  const range = { first: 0, last: set.count };
  const scores = await evaluateRange(model, samples, range, host, { visit, isInterrupted });
  if (scores === undefined) return undefined;
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

/** Of values the mean absolute error, asked for or not; the accuracy of classes has a place of its own. */
function countedKinds(
  asked: readonly MetricKind[],
  { kind: targets }: SampleTargets,
): readonly MetricKind[] {
  const running = runningMetric(targets);
  const others = asked.filter((kind) => kind !== running);
  return targets === 'values' ? [running, ...others] : others;
}
