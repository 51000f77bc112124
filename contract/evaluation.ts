/** What an evaluation on labelled samples says: loss, accuracy with its interval, and who was taken for whom. */
import * as v from 'valibot';
import { metricValuesSchema } from './metrics/metric-values';

export const MAX_PREDICTIONS = 1000;

export const evaluationSchema = v.strictObject({
  sampleCount: v.number(),
  loss: v.number(),
  /** Of classes; null where the targets are values. */
  accuracy: v.nullable(v.number()),
  /** The metrics asked for, but for the accuracy. Left out: none. */
  metrics: v.optional(metricValuesSchema),
  seconds: v.number(),
  /** confusion[actual][predicted], in samples; empty where the targets are values. */
  confusion: v.array(v.array(v.number())),
  /** examples[actual][predicted]: indices of the first few such samples (at most 4), for looking at. */
  examples: v.array(v.array(v.array(v.number()))),
  /** Of values: the first target of up to MAX_PREDICTIONS samples, evenly chosen, and what was predicted. */
  predictions: v.optional(
    v.strictObject({
      samples: v.array(v.number()),
      actual: v.array(v.number()),
      predicted: v.array(v.number()),
    }),
  ),
});
export type Evaluation = Readonly<v.InferOutput<typeof evaluationSchema>>;

/** The 95 % Wilson score interval of a proportion (Wilson 1927), as [low, high] in 0..1. */
export function wilsonInterval(proportion: number, count: number): readonly [number, number] {
  if (count === 0) return [0, 1];
  const z = 1.959963984540054;
  const shrink = 1 + (z * z) / count;
  const centre = (proportion + (z * z) / (2 * count)) / shrink;
  const half =
    (z / shrink) *
    Math.sqrt((proportion * (1 - proportion)) / count + (z * z) / (4 * count * count));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

export interface ClassAccuracy {
  readonly correct: number;
  readonly count: number;
  readonly accuracy: number;
}

/** Per actual class: how many of its samples were recognised. A class without samples has accuracy 0 of 0. */
export function classAccuracies(
  confusion: readonly (readonly number[])[],
): readonly ClassAccuracy[] {
  return confusion.map((row, actual) => {
    const count = row.reduce((sum, cell) => sum + cell, 0);
    const correct = row[actual] ?? 0;
    return { correct, count, accuracy: count === 0 ? 0 : correct / count };
  });
}
