/** The reference's answer to every optimizer, complete by type. */
import type {
  OptimizerConfig,
  OptimizerConfigOf,
  OptimizerKind,
} from '../../../contract/optimizers/registry';
import { adam } from './adam';
import type { Optimizer } from './optimizer';
import { rmsprop } from './rmsprop';
import { sgd } from './sgd';

const OPTIMIZERS: { readonly [K in OptimizerKind]: (config: OptimizerConfigOf<K>) => Optimizer } = {
  Adam: adam,
  SGD: sgd,
  RMSprop: rmsprop,
};

export function createOptimizer(config: OptimizerConfig): Optimizer {
  const create = OPTIMIZERS[config.kind] as (config: OptimizerConfig) => Optimizer;
  return create(config);
}
