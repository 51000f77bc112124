/** A curve in words: where it is, which way it goes, and its best epoch. Computed from the epochs that have ended. */
import type { History } from '../../contract/history';
import { t } from '../../contract/text/text';
import type { ChartDefinition } from './chart-definition';
import { bestIndex } from './plot';

export type Trend = 'rising' | 'falling' | 'level' | 'unknown';

/** Changes of a smaller share are not worth a word. */
const LEVEL = 0.01;

export function curveSummary(definition: ChartDefinition, history: History | undefined): string {
  const epochs = history?.epochs ?? [];
  const last = epochs.at(-1);
  if (history === undefined || last === undefined) return t('chart.summary.none');
  const training = epochs.map((epoch) => definition.training(epoch));
  const sentence = t('chart.curve', {
    title: t(definition.title),
    ended: epochs.length,
    total: history.totalEpochs,
    training: definition.formatValue(definition.training(last)),
    trend: trendOf(training),
  });
  const validation = epochs.flatMap((epoch) => {
    const y = definition.validation(epoch);
    return y === null ? [] : [{ x: epoch.epoch, y }];
  });
  const newest = validation.at(-1);
  const best = validation[bestIndex(validation, definition)];
  if (newest === undefined || best === undefined) return sentence;
  const more = t('chart.curve.validation', {
    validation: definition.formatValue(newest.y),
    trend: trendOf(validation.map(({ y }) => y)),
    epoch: best.x,
    best: definition.formatValue(best.y),
  });
  return `${sentence} ${more}`;
}

/** From the last epoch but one to the last. */
export function trendOf(values: readonly number[]): Trend {
  const [before, now] = values.slice(-2);
  if (before === undefined || now === undefined) return 'unknown';
  const change = now - before;
  if (!Number.isFinite(change)) return 'unknown';
  if (Math.abs(change) <= LEVEL * Math.abs(before)) return 'level';
  return change > 0 ? 'rising' : 'falling';
}
