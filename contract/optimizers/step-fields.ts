/** The arguments by which several optimizers size their steps. */
import { real } from '../fields';

export function learningRate(initial: number) {
  return real('learningRate', { min: 0, exclusiveMin: true, max: 10, initial });
}

export function rho(initial: number) {
  return real('rho', { min: 0, max: 1, exclusiveMax: true, initial });
}

export function beta2(initial: number) {
  return real('beta2', { min: 0, max: 1, exclusiveMax: true, initial });
}

export const beta1 = real('beta1', { min: 0, max: 1, exclusiveMax: true, initial: 0.9 });
export const momentum = real('momentum', { min: 0, max: 1, exclusiveMax: true, initial: 0 });
export const epsilon = real('epsilon', { min: 0, exclusiveMin: true, max: 1, initial: 1e-7 });
