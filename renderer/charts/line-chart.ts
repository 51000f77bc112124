/** Draws a plot on a canvas. It draws at most once a frame and never animates. */
import { t } from '../../contract/text/text';
import { ticksOf } from './axis-range';
import type { ChartColors } from './chart-colors';
import {
  drawOn,
  type Drawing,
  type DrawingConfiguration,
  type DrawingPlugin,
  type DrawingPoints,
} from './chart-js';
import { formatCount } from '../ui/format-number';
import { onceAFrame } from './once-a-frame';
import type { Plot } from './plot';
import type { XY } from './thin';

export interface Crosshair {
  readonly x: number;
  readonly training: number | undefined;
  readonly validation: XY | undefined;
}

type Points = DrawingPoints<'line'>;
type Configuration = DrawingConfiguration<'line'>;

/** Fixed, so that the plots of all charts stand one under the other and nothing moves when labels change. */
const Y_AXIS_WIDTH = 46;
const X_AXIS_HEIGHT = 24;
const RIGHT_PADDING = 10;
const FONT_SIZE = 11;
/** How far the lines may reach beyond the plot, so that a marker on its edge is whole. */
const OVERHANG = { left: 2, top: 3, right: 9, bottom: 3 };

export class LineChart {
  readonly #chart: Drawing<'line'>;
  readonly #raw: Points;
  readonly #training: Points;
  readonly #validation: Points;
  readonly #formatTick: (value: number, step: number) => string;
  #plot: Plot;
  #colors: ChartColors;
  #crosshair: Crosshair | undefined;
  readonly #update = onceAFrame(() => this.#apply());
  readonly #redraw = onceAFrame(() => this.#chart.draw());

  /** `onwidth` is told the width of the plot inside its axes, in CSS pixels, whenever it changes. */
  constructor(
    canvas: HTMLCanvasElement,
    plot: Plot,
    colors: ChartColors,
    formatTick: (value: number, step: number) => string,
    onwidth: (width: number) => void,
  ) {
    this.#plot = plot;
    this.#colors = colors;
    this.#formatTick = formatTick;
    this.#raw = { data: [], borderWidth: 1, pointRadius: 0 };
    this.#training = { data: [], borderWidth: 2, borderJoinStyle: 'round', clip: OVERHANG };
    this.#validation = { data: [], borderWidth: 2, borderDash: [5, 4], clip: OVERHANG };
    this.#chart = drawOn(canvas, this.#configuration(onwidth));
    this.#apply();
  }

  show(plot: Plot): void {
    this.#plot = plot;
    this.#update.request();
  }

  setColors(colors: ChartColors): void {
    this.#colors = colors;
    this.#update.request();
  }

  setCrosshair(crosshair: Crosshair | undefined): void {
    this.#crosshair = crosshair;
    this.#redraw.request();
  }

  /** The epoch coordinate under a pixel of the canvas; undefined outside the plot. */
  xAt(pixel: number): number | undefined {
    const { left, right } = this.#chart.chartArea;
    if (pixel < left - 4 || pixel > right + 4) return undefined;
    return this.#chart.scales['x']?.getValueForPixel(Math.min(right, Math.max(left, pixel)));
  }

  pixelAt(x: number): number {
    return this.#chart.scales['x']?.getPixelForValue(x) ?? 0;
  }

  destroy(): void {
    this.#update.cancel();
    this.#redraw.cancel();
    this.#chart.destroy();
  }

  #configuration(onwidth: (width: number) => void): Configuration {
    return {
      type: 'line',
      // The first is drawn last, on top.
      data: { datasets: [this.#validation, this.#training, this.#raw] },
      plugins: [this.#crosshairPlugin()],
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        parsing: false,
        normalized: true,
        events: [],
        onResize: (_, { width }) => onwidth(Math.max(1, width - Y_AXIS_WIDTH - RIGHT_PADDING)),
        layout: { padding: { top: 8, right: RIGHT_PADDING } },
        scales: { x: this.#xAxis(), y: this.#yAxis() },
      },
    };
  }

  #xAxis() {
    return {
      type: 'linear' as const,
      min: 0,
      grid: { display: false, drawTicks: false },
      border: { display: false },
      ticks: {
        align: 'inner' as const,
        autoSkip: false,
        maxRotation: 0,
        padding: 6,
        font: () => this.#font(),
        color: () => this.#colors.label,
        callback: (value: number | string) => this.#epochLabel(Number(value)),
      },
      afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
        axis.ticks = this.#plot.xTicks.map((value) => ({ value }));
      },
      afterFit: (axis: { height: number }) => {
        axis.height = X_AXIS_HEIGHT;
      },
    };
  }

  #yAxis() {
    return {
      type: 'linear' as const,
      grid: { drawTicks: false, color: () => this.#colors.grid },
      border: { display: false },
      ticks: {
        autoSkip: false,
        padding: 8,
        font: () => this.#font(),
        color: () => this.#colors.label,
        callback: (value: number | string) => this.#formatTick(Number(value), this.#plot.y.step),
      },
      afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
        axis.ticks = ticksOf(this.#plot.y).map((value) => ({ value }));
      },
      afterFit: (axis: { width: number }) => {
        axis.width = Y_AXIS_WIDTH;
      },
    };
  }

  #font() {
    return { family: this.#colors.font, size: FONT_SIZE };
  }

  /** The axis's title is a word at its end: "epoch 5". */
  #epochLabel(epoch: number): string {
    if (epoch === 0) return '';
    return epoch === this.#plot.xMax ? t('chart.epochTick', { epoch }) : formatCount(epoch);
  }

  #apply(): void {
    const { raw, training, validation, trainingHasMarkers, best, xMax, y } = this.#plot;
    const colors = this.#colors;
    const radius = validation.length > 60 ? 1.5 : 3.5;
    Object.assign(this.#raw, { data: raw, borderColor: colors.trainFaint });
    Object.assign(this.#training, {
      data: training,
      borderColor: colors.train,
      borderWidth: colors.curveWidth,
      pointRadius: trainingHasMarkers ? radius - 0.5 : 0,
      pointStyle: 'rect',
      pointBackgroundColor: colors.train,
    });
    Object.assign(this.#validation, {
      data: validation,
      borderColor: colors.valid,
      borderWidth: colors.curveWidth,
      pointRadius: radius,
      pointBorderWidth: 2,
      pointBackgroundColor: validation.map((_, i) => (i === best ? colors.valid : colors.panel)),
    });
    const { scales } = this.#chart.options;
    Object.assign(scales?.['x'] ?? {}, { max: xMax });
    Object.assign(scales?.['y'] ?? {}, { min: y.min, max: y.max });
    // Not 'none': that mode keeps the first point style for ever. Animation is off anyway.
    this.#chart.update();
  }

  #crosshairPlugin(): DrawingPlugin<'line'> {
    return {
      id: 'crosshair',
      afterDatasetsDraw: (chart) => {
        const crosshair = this.#crosshair;
        if (crosshair === undefined) return;
        const { ctx: context, chartArea } = chart;
        const x = this.pixelAt(crosshair.x);
        context.save();
        context.strokeStyle = this.#colors.label;
        context.lineWidth = 1;
        context.beginPath();
        context.moveTo(Math.round(x) + 0.5, chartArea.top);
        context.lineTo(Math.round(x) + 0.5, chartArea.bottom);
        context.stroke();
        this.#dot(x, crosshair.training, this.#colors.train);
        const { validation } = crosshair;
        if (validation !== undefined) {
          this.#dot(this.pixelAt(validation.x), validation.y, this.#colors.valid);
        }
        context.restore();
      },
    };
  }

  #dot(x: number, value: number | undefined, color: string): void {
    const { ctx: context, chartArea, scales } = this.#chart;
    const y = value === undefined ? undefined : scales['y']?.getPixelForValue(value);
    if (y === undefined || y < chartArea.top - 1 || y > chartArea.bottom + 1) return;
    context.fillStyle = color;
    context.strokeStyle = this.#colors.panel;
    context.lineWidth = 2;
    context.beginPath();
    context.arc(x, y, 5, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
}
