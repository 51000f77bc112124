/**
 * (initial - endLearningRate) · (1 - step / decaySteps)^power + endLearningRate; beyond decaySteps it stays, or with `cycle` it starts
 * again over the next multiple of decaySteps.
 */
import { real, toggle } from '../fields';
import { decaySteps } from './schedule-fields';
import { defineSchedule } from './schedule-definition';

export const polynomialDecay = defineSchedule({
  kind: 'PolynomialDecay',
  fields: {
    decaySteps: decaySteps(9375),
    endLearningRate: real('endLearningRate', { min: 0, max: 10, initial: 0.0001 }),
    power: real('power', { min: 0, exclusiveMin: true, max: 100, initial: 1 }),
    cycle: toggle('cycle', false),
  },
  learningRateAt({ decaySteps: steps, endLearningRate, power, cycle }, initial, step) {
    const share = cycle
      ? step / (steps * (step === 0 ? 1 : Math.ceil(step / steps)))
      : Math.min(step, steps) / steps;
    return (initial - endLearningRate) * (1 - share) ** power + endLearningRate;
  },
});
