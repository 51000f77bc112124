/** How long the training process may be silent before it counts as hung: it cannot answer within one batch. */
import { datasetDefinition } from '../../contract/datasets/registry';
import type { ExperimentConfig } from '../../contract/experiment';
import { summarizeNetwork } from '../../contract/network';

/** What is granted besides the work of one batch, in seconds. */
const BASE_SECONDS = 15;
/** A slow engine on a slow machine, in floating-point operations a second. */
const SLOWEST_SPEED = 2e8;
/** Forward 2, backward 4, for each parameter and sample. */
const OPERATIONS_PER_PARAMETER = 6;

/** A GPU newer than TensorFlow's libraries compiles its kernels when they are first used, which takes minutes, once. */
const COMPILING_SECONDS = 600;

/** `config`: of the run that is under way or about to start. `mayUseGpu`: whether TensorFlow would use one if it is chosen. */
export function stepPatienceSeconds(
  config: ExperimentConfig | undefined,
  mayUseGpu = false,
): number {
  if (config === undefined) return BASE_SECONDS;
  const { kind } = config.engine;
  if (mayUseGpu && (kind === 'tensorflow' || kind === 'auto')) return COMPILING_SECONDS;
  const { inputShape } = datasetDefinition(config.dataset.kind);
  const { layers } = summarizeNetwork(inputShape, config.layers);
  const parameters = layers.reduce((sum, layer) => sum + layer.parameterCount, 0);
  const samples = Math.max(config.training.batchSize, 256);
  return BASE_SECONDS + (OPERATIONS_PER_PARAMETER * parameters * samples) / SLOWEST_SPEED;
}
