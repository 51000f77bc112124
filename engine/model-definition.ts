/** From an experiment to the model an engine builds. */
import { datasetDefinition } from '../contract/datasets/registry';
import type { ExperimentConfig } from '../contract/experiment';
import type { ModelDefinition } from './engine';
import { EVALUATION_BATCH_SIZE } from './evaluate';

export function modelDefinition(config: ExperimentConfig): ModelDefinition {
  return {
    inputShape: datasetDefinition(config.dataset.kind).inputShape,
    layers: config.layers,
    loss: config.loss,
    optimizer: config.optimizer,
    trainBatchSize: config.training.batchSize,
    maxBatchSize: Math.max(config.training.batchSize, EVALUATION_BATCH_SIZE),
    seed: config.training.seed,
  };
}
