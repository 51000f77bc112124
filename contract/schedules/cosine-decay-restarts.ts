/**
 * SGDR (Loshchilov & Hutter 2017): half a cosine wave over firstDecaySteps, then from the top again, each wave tMul times as long and
 * mMul times as high as the one before, down to alpha times the optimizer's learning rate.
 */
import { real } from '../fields';
import { decaySteps, floorShare } from './schedule-fields';
import { defineSchedule } from './schedule-definition';

export const cosineDecayRestarts = defineSchedule({
  kind: 'CosineDecayRestarts',
  fields: {
    firstDecaySteps: decaySteps(1875),
    tMul: real('tMul', { min: 1, max: 100, initial: 2 }),
    mMul: real('mMul', { min: 0, max: 100, initial: 1 }),
    alpha: floorShare,
  },
  learningRateAt({ firstDecaySteps, tMul, mMul, alpha }, initial, step) {
    const { restarts, share } = waveOf(step / firstDecaySteps, tMul);
    const cosine = 0.5 * mMul ** restarts * (1 + Math.cos(Math.PI * share));
    return initial * ((1 - alpha) * cosine + alpha);
  },
});

/** How many waves are over, and the share done of the present one; `firsts`: the time passed in lengths of the first wave. */
function waveOf(firsts: number, tMul: number): { restarts: number; share: number } {
  if (tMul === 1) return { restarts: Math.floor(firsts), share: firsts - Math.floor(firsts) };
  const restarts = Math.floor(Math.log(1 - firsts * (1 - tMul)) / Math.log(tMul));
  const length = tMul ** restarts;
  return { restarts, share: (firsts - (1 - length) / (1 - tMul)) / length };
}
