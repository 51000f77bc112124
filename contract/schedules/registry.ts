/** The list of learning rate schedules, with Keras 3's arguments and, where Keras has them, its defaults. */
import * as v from 'valibot';
import { initialValues, kindSchema, type FieldTable, type Values } from '../fields';
import { constant } from './constant';
import { cosineDecay } from './cosine-decay';
import { cosineDecayRestarts } from './cosine-decay-restarts';
import { exponentialDecay } from './exponential-decay';
import { inverseTimeDecay } from './inverse-time-decay';
import { piecewiseConstantDecay } from './piecewise-constant-decay';
import { polynomialDecay } from './polynomial-decay';
import type { ScheduleDefinition, ScheduleProblem } from './schedule-definition';

export const SCHEDULES = {
  Constant: constant,
  ExponentialDecay: exponentialDecay,
  CosineDecay: cosineDecay,
  CosineDecayRestarts: cosineDecayRestarts,
  PiecewiseConstantDecay: piecewiseConstantDecay,
  PolynomialDecay: polynomialDecay,
  InverseTimeDecay: inverseTimeDecay,
} as const;

export type ScheduleKind = keyof typeof SCHEDULES;
export type ScheduleConfigOf<K extends ScheduleKind> = {
  readonly kind: K;
} & Values<(typeof SCHEDULES)[K]['fields']>;
export type ScheduleConfig = { [K in ScheduleKind]: ScheduleConfigOf<K> }[ScheduleKind];

export const SCHEDULE_KINDS = Object.keys(SCHEDULES) as readonly ScheduleKind[];

/** A definition seen without its own field types. */
function definitionOf(kind: ScheduleKind): ScheduleDefinition<ScheduleKind, FieldTable> {
  return SCHEDULES[kind];
}

export function scheduleFields(kind: ScheduleKind): FieldTable {
  return SCHEDULES[kind].fields;
}

/** A schedule with its initial values, but for those given. */
export function newSchedule<K extends ScheduleKind>(
  kind: K,
  values: Partial<Omit<ScheduleConfigOf<K>, 'kind'>> = {},
): ScheduleConfigOf<K> {
  const initial = initialValues(scheduleFields(kind));
  return { kind, ...initial, ...values } as unknown as ScheduleConfigOf<K>;
}

export const scheduleSchema = v.variant(
  'kind',
  SCHEDULE_KINDS.map((kind) => kindSchema(kind, scheduleFields(kind))) as never,
) as unknown as v.GenericSchema<unknown, ScheduleConfig>;

/** The rate of the step that follows `iterations` optimizer steps, `initial` being the optimizer's own learning rate. */
export function learningRateAt(
  schedule: ScheduleConfig,
  initial: number,
  iterations: number,
): number {
  const values = schedule as unknown as Values<FieldTable>;
  return definitionOf(schedule.kind).learningRateAt(values, initial, iterations);
}

export function scheduleProblem(schedule: ScheduleConfig): ScheduleProblem | undefined {
  return definitionOf(schedule.kind).problem?.(schedule);
}
