/** The only file that knows chart.js: the parts of it that the app's charts are made of. */
import {
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  ScatterController,
  type ChartConfiguration,
  type ChartDataset,
  type Plugin,
} from 'chart.js';
import type { XY } from './thin';

Chart.register(LineController, LineElement, PointElement, LinearScale, ScatterController);

type Kind = 'line' | 'scatter';
export type Drawing<K extends Kind> = Chart<K, XY[]>;
export type DrawingConfiguration<K extends Kind> = ChartConfiguration<K, XY[]>;
export type DrawingPoints<K extends Kind> = ChartDataset<K, XY[]>;
export type DrawingPlugin<K extends Kind> = Plugin<K>;

export function drawOn<K extends Kind>(
  canvas: HTMLCanvasElement,
  configuration: DrawingConfiguration<K>,
): Drawing<K> {
  return new Chart<K, XY[]>(canvas, configuration);
}
