/** The TensorFlow engine's answer to every optimizer, complete by type. */
import type { SupportedOptimizer } from '../../../contract/engine-support';
import type { OptimizerConfig, OptimizerConfigOf } from '../../../contract/optimizers/registry';
import type { Tf } from '../runtime';
import { adadelta } from './adadelta';
import { adagrad } from './adagrad';
import { adam } from './adam';
import { adamax } from './adamax';
import { lion } from './lion';
import { nadam } from './nadam';
import type { Optimizer } from './optimizer';
import { rmsprop } from './rmsprop';
import { sgd } from './sgd';

type OptimizerTable = {
  readonly [K in SupportedOptimizer<'tensorflow'>]: (
    tf: Tf,
    config: OptimizerConfigOf<K>,
  ) => Optimizer;
};

const OPTIMIZERS: OptimizerTable = {
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

export function createOptimizer(tf: Tf, config: OptimizerConfig): Optimizer {
  const create = OPTIMIZERS[config.kind] as (tf: Tf, config: OptimizerConfig) => Optimizer;
  return create(tf, config);
}
