/** One turn of a work on any engine of the app. */
import type { Engine, Model } from '../../engine/engine';
import { EVALUATION_BATCH_SIZE } from '../../engine/evaluate';
import { loadSamples } from '../../engine/loaded-samples';
import { countCorrect } from '../../engine/metrics/running-metric';
import { digits } from '../digits';
import { TRAIN_COUNT, type Work } from '../works';
import { definitionOf, epochTurn, valueOf } from './engine';
import { secondsPerCall } from './turns';

const PREDICTIONS = 500;

function trainingTurn(engine: Engine, model: Model, work: Work): () => number {
  const { batchSize, sampleCount } = work;
  const samples = valueOf(loadSamples(engine, digits('train', work.inputShape, sampleCount)));
  const turn = epochTurn(model, samples, batchSize, sampleCount);
  return () => turn() * (TRAIN_COUNT / sampleCount);
}

function evaluationTurn(engine: Engine, model: Model, work: Work): () => number {
  const { set, targets } = valueOf(loadSamples(engine, digits('t10k', work.inputShape)));
  const indices = Uint32Array.from({ length: set.count }, (_, index) => index);
  return () => {
    const started = performance.now();
    for (let start = 0; start < set.count; start += EVALUATION_BATCH_SIZE) {
      const count = Math.min(EVALUATION_BATCH_SIZE, set.count - start);
      const { outputs } = model.evaluateBatch(set, indices, start, count);
      countCorrect(outputs, targets, indices, start, count);
    }
    return (performance.now() - started) / 1000;
  };
}

function predictionTurn(model: Model, work: Work): () => number {
  const { inputs } = digits('t10k', work.inputShape, 1);
  const digit = Float32Array.from(inputs, (value) => value / 255);
  return () => secondsPerCall(PREDICTIONS, () => model.predict(digit, 1));
}

/** Each call gives the seconds of the work. */
export function engineTurn(engine: Engine, work: Work): () => number {
  const model = valueOf(engine.build(definitionOf(work)));
  switch (work.task) {
    case 'train':
      return trainingTurn(engine, model, work);
    case 'evaluate':
      return evaluationTurn(engine, model, work);
    case 'predict':
      return predictionTurn(model, work);
  }
}
