/**
 * After a linear warm-up from the optimizer's learning rate to warmupTarget (none when that is 0), half a cosine wave down to alpha times
 * the rate it starts from (SGDR, Loshchilov & Hutter 2017, without restarts).
 */
import { int, real } from '../fields';
import { decaySteps, floorShare } from './schedule-fields';
import { defineSchedule } from './schedule-definition';

export const cosineDecay = defineSchedule({
  kind: 'CosineDecay',
  fields: {
    decaySteps: decaySteps(9375),
    alpha: floorShare,
    warmupTarget: real('warmupTarget', { min: 0, max: 10, initial: 0 }),
    warmupSteps: int('warmupSteps', { min: 0, max: 1e9, initial: 0 }),
  },
  learningRateAt({ decaySteps: steps, alpha, warmupTarget, warmupSteps }, initial, step) {
    const hasWarmup = warmupTarget > 0;
    if (hasWarmup && step < warmupSteps) {
      return (warmupTarget - initial) * (step / warmupSteps) + initial;
    }
    const decayed = Math.min(hasWarmup ? step - warmupSteps : step, steps) / steps;
    const cosine = 0.5 * (1 + Math.cos(Math.PI * decayed));
    return (hasWarmup ? warmupTarget : initial) * ((1 - alpha) * cosine + alpha);
  },
});
