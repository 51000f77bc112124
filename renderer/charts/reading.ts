/** What a chart says at one place: the exact values there, snapped to the nearest step or epoch. */
import type { EpochRecord, History } from '../../contract/history';
import { t } from '../../contract/text/text';
import { formatCount } from '../ui/format-number';
import type { ChartDefinition } from './chart-definition';
import { bestIndex, smoothSteps, type PlotView } from './plot';
import type { XY } from './thin';

export interface ReadingLine {
  readonly series: 'raw' | 'training' | 'validation';
  readonly label: string;
  readonly value: string;
}

export interface Reading {
  /** Where, in epochs. */
  readonly x: number;
  /** "Step 2,345 · Epoch 2". */
  readonly place: string;
  readonly lines: readonly ReadingLine[];
  /** Height of the marks on the lines; undefined where there is nothing to mark. */
  readonly training: number | undefined;
  readonly validation: XY | undefined;
}

/** How far the keys move: to the next point, by about a hundredth of what there is, by an epoch, or to an end. */
export type ReadingMove = 'point' | 'stride' | 'epoch' | 'end';

/** Undefined while there is nothing to read. `x` in epochs. */
export function readAt(
  definition: ChartDefinition,
  history: History,
  view: PlotView,
  x: number,
): Reading | undefined {
  return view === 'steps'
    ? readStep(definition, history, x)
    : readEpoch(definition, history, Math.round(x));
}

function readStep(definition: ChartDefinition, history: History, x: number): Reading | undefined {
  const { steps, stepsPerEpoch } = history;
  const values = definition.steps(steps);
  if (values.length === 0) return undefined;
  const nearest = Math.round((x * stepsPerEpoch) / steps.stride) - 1;
  const index = Math.min(values.length - 1, Math.max(0, nearest));
  const first = index * steps.stride + 1;
  const last = Math.min(steps.stepCount, first + steps.stride - 1);
  const epochNumber = Math.ceil(last / stepsPerEpoch);
  const raw = values[index] ?? NaN;
  const training = smoothSteps(values, steps.stride, stepsPerEpoch)[index];
  const epoch = history.epochs.find((record) => record.epoch === epochNumber);
  const lines: ReadingLine[] = [line('raw', t('chart.reading.batch'), raw, definition)];
  if (training !== undefined) {
    lines.push(line('training', t('chart.reading.smoothed'), training, definition));
  }
  if (epoch !== undefined) lines.push(...epochLines(definition, history, epoch));
  const at = t('chart.reading.epoch', { epoch: epochNumber });
  const where =
    first === last
      ? t('chart.reading.step', { step: formatCount(first) })
      : t('chart.reading.steps', { first: formatCount(first), last: formatCount(last) });
  const validation = epoch && validationPoint(definition, epoch);
  return { x: last / stepsPerEpoch, place: `${where} · ${at}`, lines, training, validation };
}

function readEpoch(
  definition: ChartDefinition,
  history: History,
  number: number,
): Reading | undefined {
  const index = Math.min(history.epochs.length, Math.max(1, number)) - 1;
  const epoch = history.epochs[index];
  if (epoch === undefined) return undefined;
  return {
    x: epoch.epoch,
    place: t('chart.reading.epoch', { epoch: epoch.epoch }),
    lines: epochLines(definition, history, epoch),
    training: definition.training(epoch),
    validation: validationPoint(definition, epoch),
  };
}

function validationPoint(definition: ChartDefinition, epoch: EpochRecord): XY | undefined {
  const y = definition.validation(epoch);
  return y === null ? undefined : { x: epoch.epoch, y };
}

function epochLines(
  definition: ChartDefinition,
  history: History,
  record: EpochRecord,
): readonly ReadingLine[] {
  const { epoch } = record;
  const training = t('chart.reading.training', { epoch });
  const lines = [line('training', training, definition.training(record), definition)];
  const validation = definition.validation(record);
  if (validation === null) return lines;
  const points = history.epochs.flatMap((e) => validationPoint(definition, e) ?? []);
  const isBest = points[bestIndex(points, definition)]?.x === epoch;
  const key = isBest ? 'chart.reading.best' : 'chart.reading.validation';
  return [...lines, line('validation', t(key, { epoch }), validation, definition)];
}

function line(
  series: ReadingLine['series'],
  label: string,
  value: number,
  definition: ChartDefinition,
): ReadingLine {
  return { series, label, value: definition.formatValue(value) };
}

/** Where a key leads from `x`, in epochs; `direction` -1 is to the left. */
export function moveReading(
  history: History,
  view: PlotView,
  x: number,
  move: ReadingMove,
  direction: -1 | 1,
): number {
  const { steps, stepsPerEpoch } = history;
  const isBySteps = view === 'steps';
  const first = isBySteps ? steps.stride / stepsPerEpoch : 1;
  const last = isBySteps ? steps.stepCount / stepsPerEpoch : history.epochs.length;
  const clamp = (value: number): number => Math.min(last, Math.max(first, value));
  if (move === 'end') return direction < 0 ? first : last;
  if (move === 'epoch' || !isBySteps) {
    return clamp(direction < 0 ? Math.ceil(x - 1e-9) - 1 : Math.floor(x + 1e-9) + 1);
  }
  const points = steps.stepCount / steps.stride;
  const count = move === 'point' ? 1 : Math.max(1, Math.round(points / 100));
  return clamp(x + (direction * count * steps.stride) / stepsPerEpoch);
}

export function spokenReading(definition: ChartDefinition, reading: Reading): string {
  const values = reading.lines.map(({ label, value }) => `${label} ${value}`).join(', ');
  return t('chart.reading.spoken', { title: t(definition.title), place: reading.place, values });
}
