/** The built-in engine's answer to every optimizer, complete by type. */
import type {
  OptimizerConfig,
  OptimizerConfigOf,
  OptimizerKind,
} from '../../../contract/optimizers/registry';
import { adam } from './adam';
import type { OptimizerPlan } from './optimizer';
import { rmsprop } from './rmsprop';
import { sgd } from './sgd';

const BUILTIN_OPTIMIZERS: {
  readonly [K in OptimizerKind]: (config: OptimizerConfigOf<K>) => OptimizerPlan;
} = { Adam: adam, SGD: sgd, RMSprop: rmsprop };

export function planOptimizer(config: OptimizerConfig): OptimizerPlan {
  const plan = BUILTIN_OPTIMIZERS[config.kind] as (config: OptimizerConfig) => OptimizerPlan;
  return plan(config);
}
