// @vitest-environment node
import { describe, expect, it } from 'vitest';
import {
  digitsOf,
  epochTicks,
  rangeFrom,
  steadyRange,
  ticksOf,
} from '../../../renderer/charts/axis-range';
import { accuracyChart } from '../../../renderer/charts/accuracy';
import { lossChart } from '../../../renderer/charts/loss';
import { buildPlot, type PlotRequest } from '../../../renderer/charts/plot';
import { CHARTS } from '../../../renderer/charts/registry';
import { smooth } from '../../../renderer/charts/smooth';
import { thin } from '../../../renderer/charts/thin';
import { madeUpHistory, madeUpRegression } from '../made-up-run';

const request = (more: Partial<PlotRequest>): PlotRequest => ({
  definition: lossChart,
  history: madeUpHistory(8440),
  totalEpochs: 5,
  view: 'steps',
  width: 440,
  presentY: undefined,
  ...more,
});

describe('axes', () => {
  it('have few and round gridlines', () => {
    expect(rangeFrom(0, 0.53)).toEqual({ min: 0, max: 0.6000000000000001, step: 0.2 });
    expect(ticksOf(rangeFrom(1, 0.87)).map((tick) => tick.toFixed(2))).toEqual([
      '0.85',
      '0.90',
      '0.95',
      '1.00',
    ]);
    for (const reach of [1e-5, 0.031, 0.4, 2.3, 77, 12_345]) {
      const range = rangeFrom(0, reach);
      expect(range.max).toBeGreaterThanOrEqual(reach * 0.999);
      expect(ticksOf(range).length).toBeLessThanOrEqual(5);
    }
  });

  it('stay while they still show the values well', () => {
    const present = rangeFrom(0, 0.6);
    expect(steadyRange(present, rangeFrom(0, 0.45))).toBe(present);
    expect(steadyRange(present, rangeFrom(0, 0.9)).max).toBeGreaterThan(0.9);
    expect(steadyRange(present, rangeFrom(0, 0.1)).max).toBeLessThan(0.2);
  });

  it('write as many digits as tell the gridlines apart', () => {
    expect([0.2, 0.05, 1, 20].map(digitsOf)).toEqual([1, 2, 0, 0]);
  });

  it('mark whole epochs, the last among them', () => {
    expect(epochTicks(5, 8)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(epochTicks(1, 8)).toEqual([0, 1]);
    expect(epochTicks(100, 8)).toEqual([0, 20, 40, 60, 80, 100]);
    expect(epochTicks(1000, 5).length).toBeLessThanOrEqual(7);
  });
});

describe('lines', () => {
  it('are thinned to about two points a pixel with every peak kept', () => {
    const values = Array.from({ length: 20_000 }, (_, i) => Math.sin(i / 50));
    values[7_777] = 9;
    values[12_345] = -9;
    const points = thin(values, (i) => i, 880);
    expect(points.length).toBeLessThanOrEqual(881);
    expect(points.map(({ y }) => y)).toEqual(expect.arrayContaining([9, -9]));
    expect(points.at(-1)?.x).toBe(19_999);
    expect(points.every(({ x }, i) => i === 0 || x > points[i - 1]!.x)).toBe(true);
  });

  it('are drawn whole while they are short', () => {
    expect(thin([3, 1, 2], (i) => i + 1, 100)).toEqual([
      { x: 1, y: 3 },
      { x: 2, y: 1 },
      { x: 3, y: 2 },
    ]);
    expect(thin([], (i) => i, 100)).toEqual([]);
  });

  it('are smoothed without a bias at the start', () => {
    for (const value of smooth([5, 5, 5, 5], 10)) expect(value).toBeCloseTo(5, 12);
    const noisy = Array.from({ length: 400 }, (_, i) => (i % 2 === 0 ? 0 : 2));
    expect(Math.abs(smooth(noisy, 40).at(-1)! - 1)).toBeLessThan(0.05);
  });
});

describe.each(
  [...CHARTS.classes, ...CHARTS.values].map((definition) => [definition.kind, definition] as const),
)('the plot of %s', (kind, definition) => {
  const made = kind === 'mean_absolute_error' ? madeUpRegression : madeUpHistory;
  const history = made(8440);

  it('has its axes before there is a run', () => {
    const plot = buildPlot(request({ definition, history: undefined }));
    expect(plot.xMax).toBe(5);
    expect(plot.training).toEqual([]);
    expect(ticksOf(plot.y).length).toBeGreaterThan(2);
  });

  it('shows every batch and a smooth line by step, and one point an epoch by epoch', () => {
    const bySteps = buildPlot(request({ definition, history }));
    expect(bySteps.raw.length).toBeGreaterThan(400);
    expect(bySteps.raw.length).toBeLessThanOrEqual(881);
    expect(bySteps.training.at(-1)?.x).toBe(5);
    expect(bySteps.validation.map(({ x }) => x)).toEqual([1, 2, 3, 4, 5]);
    const byEpochs = buildPlot(request({ definition, history, view: 'epochs' }));
    expect(byEpochs.raw).toEqual([]);
    expect(byEpochs.training.map(({ x }) => x)).toEqual([1, 2, 3, 4, 5]);
    expect(byEpochs.trainingHasMarkers).toBe(true);
  });

  it('shows every epoch inside the axis', () => {
    const { y, training, validation } = buildPlot(request({ definition, history, view: 'epochs' }));
    for (const point of [...training, ...validation]) {
      expect(point.y).toBeGreaterThanOrEqual(y.min);
      expect(point.y).toBeLessThanOrEqual(y.max);
    }
  });

  it('has no validation line without validation', () => {
    const plot = buildPlot(request({ definition, history: made(4000, 5, false) }));
    expect(plot.validation).toEqual([]);
    expect(plot.best).toBe(-1);
  });
});

describe('a plot', () => {
  it('grows its x axis when the run is continued', () => {
    expect(buildPlot(request({ history: madeUpHistory(8440, 10) })).xMax).toBe(10);
  });

  it('does not let the steep first steps flatten the rest', () => {
    expect(buildPlot(request({})).y.max).toBeLessThanOrEqual(0.8);
    const accuracy = buildPlot(request({ definition: accuracyChart }));
    expect(accuracy.y.min).toBeGreaterThanOrEqual(0.7);
    expect(accuracy.y.max).toBe(1);
  });

  it('shows a loss that grows', () => {
    const history = madeUpHistory(2000);
    const loss = history.steps.loss.map((value, i) => value + (i > 1900 ? (i - 1900) / 20 : 0));
    const plot = buildPlot(request({ history: { ...history, steps: { ...history.steps, loss } } }));
    expect(plot.y.max).toBeGreaterThanOrEqual(plot.training.at(-1)!.y);
  });

  it('marks the best validation epoch: lowest loss, highest accuracy', () => {
    expect(buildPlot(request({})).best).toBe(4);
    expect(buildPlot(request({ definition: accuracyChart })).best).toBe(4);
  });
});
