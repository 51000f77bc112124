/** The built-in engine's answer to every optimizer, complete by type. */
import type { SupportedOptimizer } from '../../../contract/engine-support';
import { clippingsOf } from '../../../contract/optimizers/base-fields';
import type { OptimizerConfig, OptimizerConfigOf } from '../../../contract/optimizers/registry';
import { adadelta } from './adadelta';
import { adagrad } from './adagrad';
import { adam } from './adam';
import { adamax } from './adamax';
import { lion } from './lion';
import { nadam } from './nadam';
import type { OptimizerPlan } from './optimizer';
import { rmsprop } from './rmsprop';
import { sgd } from './sgd';
import { withWeightDecay } from './weight-decay';

const BUILTIN_OPTIMIZERS: {
  readonly [K in SupportedOptimizer<'builtin'>]: (config: OptimizerConfigOf<K>) => OptimizerPlan;
} = {
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

/** With its weight decay; gradients are clipped by plan/clipping.ts, which a fused step would not see. */
export function planOptimizer(config: OptimizerConfig): OptimizerPlan {
  const planKind = BUILTIN_OPTIMIZERS[config.kind as SupportedOptimizer<'builtin'>] as (
    config: OptimizerConfig,
  ) => OptimizerPlan;
  const plan = planKind(config);
  if (config.weightDecay > 0) return withWeightDecay(plan, config.weightDecay);
  return clippingsOf(config).length > 0 ? { ...plan, fusable: undefined } : plan;
}
