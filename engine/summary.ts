/** The summary of a network as Keras prints it (`model.summary()`), as lines of text. */
import type { LayerConfig } from '../contract/layers/registry';
import { summarizeNetwork, type LayerSummary } from '../contract/network';
import type { Shape } from '../contract/shapes';

/** Characters between two vertical lines, as in Keras's table of 88. */
const WIDTHS = [38, 29, 17] as const;
const BYTES_PER_PARAMETER = 4;
const BYTE_UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

type Row = readonly [layer: string, outputShape: string, parameters: string];

/** The table and the totals; of layers that do not fit each other, those before the misfit. */
export function modelSummary(inputShape: Shape, layers: readonly LayerConfig[]): string {
  const { layers: summaries } = summarizeNetwork(inputShape, layers);
  const names = layerNames(layers);
  const rows = summaries.map((summary, index): Row => {
    const kind = layers[index]?.kind ?? '';
    const shape = ['None', ...summary.output].join(', ');
    return [`${names[index] ?? ''} (${kind})`, `(${shape})`, grouped(summary.parameterCount)];
  });
  return ['Model: "sequential"', ...table(rows), ...totals(summaries)].join('\n');
}

/** Keras's names: the class name in snake case, numbered from the second of its kind on. */
function layerNames(layers: readonly LayerConfig[]): readonly string[] {
  const counts = new Map<string, number>();
  return layers.map(({ kind }) => {
    const count = counts.get(kind) ?? 0;
    counts.set(kind, count + 1);
    return count === 0 ? snakeCase(kind) : `${snakeCase(kind)}_${count}`;
  });
}

/** `keras.src.utils.naming.to_snake_case` */
function snakeCase(name: string): string {
  return name
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

function table(rows: readonly Row[]): readonly string[] {
  const header = cells(['Layer (type)', 'Output Shape', 'Param #'], '┃');
  const body = rows.map((row) => lines(row).map((line) => cells(line, '│')));
  const divider = rule('├', '─', '┼', '┤');
  return [
    rule('┏', '━', '┳', '┓'),
    header,
    rule('┡', '━', '╇', '┩'),
    ...body.flatMap((lines, index) => (index === 0 ? lines : [divider, ...lines])),
    rule('└', '─', '┴', '┘'),
  ];
}

/** A name too long for its column goes on below, broken where it has a space. */
function lines([layer, shape, parameters]: Row): readonly Row[] {
  const [name = '', kind = ''] = layer.split(' ');
  if (layer.length <= WIDTHS[0] - 2) return [[layer, shape, parameters]];
  return [
    [name, shape, parameters],
    [kind, '', ''],
  ];
}

function rule(left: string, line: string, cross: string, right: string): string {
  return left + WIDTHS.map((width) => line.repeat(width)).join(cross) + right;
}

function cells([layer, shape, parameters]: Row, edge: string): string {
  const padded = [
    ` ${layer.padEnd(WIDTHS[0] - 2)} `,
    ` ${shape.padEnd(WIDTHS[1] - 2)} `,
    ` ${parameters.padStart(WIDTHS[2] - 2)} `,
  ];
  return edge + padded.join(edge) + edge;
}

function totals(layers: readonly LayerSummary[]): readonly string[] {
  const total = parameterCount(layers, () => true);
  const trainable = parameterCount(layers, (isTrainable) => isTrainable);
  return [
    ` Total params: ${withSize(total)}`,
    ` Trainable params: ${withSize(trainable)}`,
    ` Non-trainable params: ${withSize(total - trainable)}`,
  ];
}

function parameterCount(
  layers: readonly LayerSummary[],
  counts: (isTrainable: boolean) => boolean,
): number {
  const weights = layers.flatMap((layer) => layer.weights).filter((spec) => counts(spec.trainable));
  return weights.reduce((sum, { shape }) => sum + shape.reduce((size, axis) => size * axis, 1), 0);
}

function withSize(parameters: number): string {
  return `${grouped(parameters)} (${readableSize(parameters * BYTES_PER_PARAMETER)})`;
}

function readableSize(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < BYTE_UNITS.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${size.toFixed(2)} ${BYTE_UNITS[unit] ?? ''}`;
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
