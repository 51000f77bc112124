/** initial · decayRate^(step / decaySteps); as a staircase with whole exponents. */
import { toggle } from '../fields';
import { decayRate, decaySteps } from './schedule-fields';
import { defineSchedule } from './schedule-definition';

export const exponentialDecay = defineSchedule({
  kind: 'ExponentialDecay',
  fields: {
    decaySteps: decaySteps(1875),
    decayRate: decayRate(0.9),
    staircase: toggle('staircase', false),
  },
  learningRateAt(config, initial, step) {
    const share = step / config.decaySteps;
    return initial * config.decayRate ** (config.staircase ? Math.floor(share) : share);
  },
});
