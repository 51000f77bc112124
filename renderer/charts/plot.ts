/** A chart's lines, ready to draw: history -> thinned points and axes. The x axis counts epochs; a step ends between two of them. */
import type { History } from '../../contract/history';
import { epochTicks, rangeFrom, steadyRange, type AxisRange } from './axis-range';
import type { ChartDefinition } from './chart-definition';
import { smooth } from './smooth';
import { thin, type XY } from './thin';

/** By step: every batch and the smooth line through them. By epoch: one point an epoch. */
export type PlotView = 'steps' | 'epochs';

export interface Plot {
  readonly xMax: number;
  readonly xTicks: readonly number[];
  readonly y: AxisRange;
  readonly raw: XY[];
  /** The training line: smoothed steps, or epochs. */
  readonly training: XY[];
  readonly trainingHasMarkers: boolean;
  readonly validation: XY[];
  /** Index in `validation` of the best one; -1 if there is none. */
  readonly best: number;
}

export interface PlotRequest {
  readonly definition: ChartDefinition;
  readonly history: History | undefined;
  readonly totalEpochs: number;
  readonly view: PlotView;
  /** Width of the plot in CSS pixels. */
  readonly width: number;
  /** The y axis drawn last in this run, to be kept while it fits. */
  readonly presentY: AxisRange | undefined;
}

const POINTS_A_PIXEL = 2;
const PIXELS_A_TICK = 56;
/** Share of the training points that may lie outside the axis: the steep first steps. */
const OUTLIERS = 0.04;
const SMOOTHING_EPOCHS = 1 / 24;
const MIN_SMOOTHING = 4;

export function buildPlot(request: PlotRequest): Plot {
  const { definition, history, view, width } = request;
  const xMax = Math.max(1, history?.totalEpochs ?? request.totalEpochs);
  const xTicks = epochTicks(xMax, Math.max(2, Math.floor(width / PIXELS_A_TICK)));
  const none = { raw: [], training: [], validation: [], best: -1, trainingHasMarkers: false };
  if (history === undefined) {
    return { ...none, xMax, xTicks, y: rangeFrom(definition.anchor, definition.emptyUpTo) };
  }
  const validation = history.epochs.flatMap((epoch): XY[] => {
    const y = definition.validation(epoch);
    return y === null ? [] : [{ x: epoch.epoch, y }];
  });
  const isBySteps = view === 'steps';
  const { raw, training } = isBySteps
    ? stepLines(definition, history, width * POINTS_A_PIXEL)
    : { raw: [], training: epochLine(definition, history) };
  const wanted = rangeFrom(definition.anchor, reachOf(definition, training, validation));
  return {
    xMax,
    xTicks,
    y: steadyRange(request.presentY, wanted),
    raw,
    training,
    trainingHasMarkers: !isBySteps,
    validation,
    best: bestIndex(validation, definition),
  };
}

function stepLines(
  definition: ChartDefinition,
  { steps, stepsPerEpoch }: History,
  maxCount: number,
): { readonly raw: XY[]; readonly training: XY[] } {
  const values = definition.steps(steps);
  const xAt = (index: number): number =>
    Math.min((index + 1) * steps.stride, steps.stepCount) / stepsPerEpoch;
  const smoothed = smoothSteps(values, steps.stride, stepsPerEpoch);
  return { raw: thin(values, xAt, maxCount), training: thin(smoothed, xAt, maxCount) };
}

/** The smooth line at every point of the series, as drawn and as read. */
export function smoothSteps(
  values: readonly number[],
  stride: number,
  stepsPerEpoch: number,
): readonly number[] {
  return smooth(values, Math.max(MIN_SMOOTHING, (stepsPerEpoch * SMOOTHING_EPOCHS) / stride));
}

function epochLine(definition: ChartDefinition, history: History): XY[] {
  return history.epochs.map((epoch) => ({ x: epoch.epoch, y: definition.training(epoch) }));
}

/** How far from its anchor the axis must reach: all but the outliers, the newest value and every epoch. */
function reachOf(definition: ChartDefinition, training: XY[], validation: XY[]): number {
  const { anchor, emptyUpTo } = definition;
  const distances = training
    .map(({ y }) => Math.abs(y - anchor))
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  if (distances.length === 0) return emptyUpTo;
  const typical = distances[Math.ceil((distances.length - 1) * (1 - OUTLIERS))] ?? 0;
  const newest = Math.abs((training.at(-1)?.y ?? anchor) - anchor);
  const checked = validation.map(({ y }) => Math.abs(y - anchor)).filter(Number.isFinite);
  const distance = checked.reduce((a, b) => Math.max(a, b), Math.max(typical, newest));
  return anchor + Math.sign(emptyUpTo - anchor) * distance;
}

export function bestIndex(
  values: readonly XY[],
  { lowerIsBetter }: Pick<ChartDefinition, 'lowerIsBetter'>,
): number {
  let best = -1;
  for (const [index, { y }] of values.entries()) {
    const leader = values[best]?.y;
    if (leader === undefined || (lowerIsBetter ? y < leader : y > leader)) best = index;
  }
  return best;
}
