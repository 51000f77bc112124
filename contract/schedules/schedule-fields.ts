/** The arguments that several schedules share. Steps are batches: an epoch has ceil(samples / batch size) of them. */
import { int, real } from '../fields';

export function decaySteps(initial: number) {
  return int('decaySteps', { min: 1, max: 1e9, initial });
}

export function decayRate(initial: number) {
  return real('decayRate', { min: 0, max: 100, initial });
}

/** Keras's alpha: the lowest rate as a share of the highest. */
export const floorShare = real('scheduleAlpha', { min: 0, max: 1, initial: 0 });
