/** initial / (1 + decayRate · step / decaySteps); as a staircase with whole quotients. */
import { toggle } from '../fields';
import { decayRate, decaySteps } from './schedule-fields';
import { defineSchedule } from './schedule-definition';

export const inverseTimeDecay = defineSchedule({
  kind: 'InverseTimeDecay',
  fields: {
    decaySteps: decaySteps(1875),
    decayRate: decayRate(0.5),
    staircase: toggle('staircase', false),
  },
  learningRateAt(config, initial, step) {
    const share = step / config.decaySteps;
    return initial / (1 + config.decayRate * (config.staircase ? Math.floor(share) : share));
  },
});
