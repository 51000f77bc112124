/** values[i] as long as step <= boundaries[i], then the last value. The optimizer's own learning rate plays no part, as in Keras. */
import { ints, reals } from '../fields';
import { t } from '../text/text';
import { defineSchedule } from './schedule-definition';

const MOST = 32;

export const piecewiseConstantDecay = defineSchedule({
  kind: 'PiecewiseConstantDecay',
  fields: {
    boundaries: ints('boundaries', {
      min: 0,
      max: 1e9,
      minLength: 1,
      maxLength: MOST,
      initial: [3750, 7500],
    }),
    values: reals('scheduleValues', {
      min: 0,
      max: 10,
      minLength: 2,
      maxLength: MOST + 1,
      initial: [0.001, 0.0005, 0.0001],
    }),
  },
  learningRateAt({ boundaries, values }, initial, step) {
    const passed = boundaries.findIndex((boundary) => step <= boundary);
    return (passed < 0 ? values.at(-1) : values[passed]) ?? initial;
  },
  problem({ boundaries, values }) {
    const isRising = boundaries.every(
      (boundary, i) => i === 0 || boundary > (boundaries[i - 1] ?? 0),
    );
    if (!isRising) return { key: 'boundaries', message: t('problem.boundariesOrder') };
    if (values.length === boundaries.length + 1) return undefined;
    const count = boundaries.length + 1;
    return { key: 'values', message: t('problem.scheduleValues', { count }) };
  },
});
