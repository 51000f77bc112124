/** Draws predicted against true values on a canvas, with the line on which they are equal; one point can be marked. Never animates. */
import type { AxisRange } from './axis-range';
import { ticksOf } from './axis-range';
import type { ChartColors } from './chart-colors';
import { drawOn, type Drawing, type DrawingPlugin } from './chart-js';
import { formatPlain } from '../ui/format-number';
import { onceAFrame } from './once-a-frame';
import type { ScatterPoint } from './scatter-points';

const FONT_SIZE = 11;
const RADIUS = 3;
const MARK_RADIUS = 6;

export class ScatterChart {
  readonly #chart: Drawing<'scatter'>;
  readonly #range: () => AxisRange;
  #colors: ChartColors;
  #marked: ScatterPoint | undefined;
  readonly #update = onceAFrame(() => this.#chart.update());
  readonly #redraw = onceAFrame(() => this.#chart.draw());

  constructor(
    canvas: HTMLCanvasElement,
    points: readonly ScatterPoint[],
    range: AxisRange,
    colors: ChartColors,
    titles: { readonly x: string; readonly y: string },
  ) {
    this.#range = () => range;
    this.#colors = colors;
    const data = points.map(({ actual, predicted }) => ({ x: actual, y: predicted }));
    this.#chart = drawOn<'scatter'>(canvas, {
      type: 'scatter',
      data: { datasets: [{ data, pointRadius: RADIUS, pointBorderWidth: 1 }] },
      plugins: [this.#linePlugin(), this.#markPlugin()],
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        events: [],
        layout: { padding: { top: 8, right: 12 } },
        elements: {
          point: {
            backgroundColor: () => this.#colors.trainFaint,
            borderColor: () => this.#colors.train,
          },
        },
        scales: { x: this.#axis(titles.x), y: this.#axis(titles.y) },
      },
    });
  }

  setColors(colors: ChartColors): void {
    this.#colors = colors;
    for (const scale of Object.values(this.#chart.options.scales ?? {})) {
      if (scale && 'title' in scale) Object.assign(scale.title ?? {}, { color: colors.label });
    }
    this.#update.request();
  }

  mark(point: ScatterPoint | undefined): void {
    this.#marked = point;
    this.#redraw.request();
  }

  /** Index of the nearest of the points within reach of a place on the canvas. */
  indexAt(x: number, y: number): number | undefined {
    let best: number | undefined;
    let bestDistance = 24;
    for (const [index, element] of this.#chart.getDatasetMeta(0).data.entries()) {
      const distance = Math.hypot(element.x - x, element.y - y);
      if (distance >= bestDistance) continue;
      best = index;
      bestDistance = distance;
    }
    return best;
  }

  destroy(): void {
    this.#update.cancel();
    this.#redraw.cancel();
    this.#chart.destroy();
  }

  #axis(title: string) {
    const { min, max } = this.#range();
    const font = () => ({ family: this.#colors.font, size: FONT_SIZE });
    return {
      type: 'linear' as const,
      min,
      max,
      title: { display: true, text: title, font, color: this.#colors.label },
      grid: { drawTicks: false, color: () => this.#colors.grid },
      border: { display: false },
      ticks: {
        padding: 6,
        maxRotation: 0,
        font,
        color: () => this.#colors.label,
        callback: (value: number | string) => formatPlain(Number(value)),
      },
      afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
        axis.ticks = ticksOf(this.#range()).map((value) => ({ value }));
      },
    };
  }

  #linePlugin(): DrawingPlugin<'scatter'> {
    return {
      id: 'equal',
      beforeDatasetsDraw: (chart) => {
        const { ctx: context } = chart;
        const { min, max } = this.#range();
        context.save();
        context.strokeStyle = this.#colors.label;
        context.setLineDash([5, 4]);
        context.beginPath();
        context.moveTo(...pixelOf(chart, { actual: min, predicted: min }));
        context.lineTo(...pixelOf(chart, { actual: max, predicted: max }));
        context.stroke();
        context.restore();
      },
    };
  }

  #markPlugin(): DrawingPlugin<'scatter'> {
    return {
      id: 'mark',
      afterDatasetsDraw: (chart) => {
        const { ctx: context } = chart;
        if (this.#marked === undefined) return;
        const [x, y] = pixelOf(chart, this.#marked);
        context.save();
        context.fillStyle = this.#colors.valid;
        context.strokeStyle = this.#colors.panel;
        context.lineWidth = 2;
        context.beginPath();
        context.arc(x, y, MARK_RADIUS, 0, 2 * Math.PI);
        context.fill();
        context.stroke();
        context.restore();
      },
    };
  }
}

/** The chart draws before its constructor returns, so that its scales come from what it hands over. */
function pixelOf(
  { scales }: Pick<Drawing<'scatter'>, 'scales'>,
  { actual, predicted }: Pick<ScatterPoint, 'actual' | 'predicted'>,
): readonly [number, number] {
  return [
    scales['x']?.getPixelForValue(actual) ?? 0,
    scales['y']?.getPixelForValue(predicted) ?? 0,
  ];
}
