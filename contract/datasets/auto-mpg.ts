/**
 * Auto MPG (Ramos & Donoho 1982, StatLib; at UCI since Quinlan 1993): what cars of 1970 to 1982 use, from what is known of them.
 * TensorFlow's own tutorial on regression uses it.
 */
import type { TableDefinition } from './table';

const table = {
  columns: [
    { kind: 'number', name: 'data.car.cylinders', min: 3, max: 8, step: 1, initial: 4 },
    { kind: 'number', name: 'data.car.displacement', min: 60, max: 460, step: 5, initial: 150 },
    { kind: 'number', name: 'data.car.horsepower', min: 40, max: 240, step: 1, initial: 90 },
    { kind: 'number', name: 'data.car.weight', min: 1600, max: 5200, step: 10, initial: 2800 },
    { kind: 'number', name: 'data.car.acceleration', min: 8, max: 25, step: 0.1, initial: 15.5 },
    { kind: 'number', name: 'data.car.modelYear', min: 70, max: 82, step: 1, initial: 76 },
    {
      kind: 'choice',
      name: 'data.car.origin',
      options: ['data.car.usa', 'data.car.europe', 'data.car.japan'],
      initial: 0,
    },
  ],
  target: { name: 'data.car.mpg', unit: 'data.car.mpgUnit' },
} as const satisfies TableDefinition;

/** 392 cars, those without a horsepower left out, split 80 to 20. Inputs: six numbers and the origin as one-hot, standardised. */
export const autoMpg = {
  kind: 'auto_mpg',
  trainCount: 314,
  testCount: 78,
  inputShape: [9],
  targets: 'values',
  targetShape: [1],
  classNames: [],
  table,
} as const;
