/** The optimizer's learning rate at every step. */
import { defineSchedule } from './schedule-definition';

export const constant = defineSchedule({
  kind: 'Constant',
  fields: {},
  learningRateAt: (_config, initial) => initial,
});
