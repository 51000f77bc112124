/** The built-in engine's answer to every optimizer, complete by type. */
import type { SupportedOptimizer } from '../../../contract/engine-support';
import type { OptimizerConfig, OptimizerConfigOf } from '../../../contract/optimizers/registry';
import { adam } from './adam';
import type { OptimizerPlan } from './optimizer';
import { rmsprop } from './rmsprop';
import { sgd } from './sgd';

const BUILTIN_OPTIMIZERS: {
  readonly [K in SupportedOptimizer<'builtin'>]: (config: OptimizerConfigOf<K>) => OptimizerPlan;
} = { Adam: adam, SGD: sgd, RMSprop: rmsprop };

export function planOptimizer(config: OptimizerConfig): OptimizerPlan {
  const plan = BUILTIN_OPTIMIZERS[config.kind as SupportedOptimizer<'builtin'>] as (
    config: OptimizerConfig,
  ) => OptimizerPlan;
  return plan(config);
}
