/** The reference's answer to every optimizer, complete by type. */
import type {
  OptimizerConfig,
  OptimizerConfigOf,
  OptimizerKind,
} from '../../../contract/optimizers/registry';
import { adadelta } from './adadelta';
import { adagrad } from './adagrad';
import { adam } from './adam';
import { adamax } from './adamax';
import { lion } from './lion';
import { nadam } from './nadam';
import type { Optimizer } from './optimizer';
import { rmsprop } from './rmsprop';
import { sgd } from './sgd';

const OPTIMIZERS: { readonly [K in OptimizerKind]: (config: OptimizerConfigOf<K>) => Optimizer } = {
  Adam: adam,
  SGD: sgd,
  RMSprop: rmsprop,
  AdamW: adam,
  Adagrad: adagrad,
  Adadelta: adadelta,
  Adamax: adamax,
  Nadam: nadam,
  Lion: lion,
};

export function createOptimizer(config: OptimizerConfig): Optimizer {
  const create = OPTIMIZERS[config.kind] as (config: OptimizerConfig) => Optimizer;
  return create(config);
}
