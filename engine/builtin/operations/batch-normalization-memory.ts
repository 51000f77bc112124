/** The memory of BatchNormalization: its weights, its output, the table of its channels and the sums these come from. */
import type { LayerConfigOf } from '../../../contract/layers/registry';
import type { WeightSpec } from '../../../contract/shapes';
import { BY_ROWS, type Split } from '../plan/call';
import { equalPanels, type ColumnPartition } from '../plan/columns';
import type { Parameter } from '../plan/parameter';
import { newMatrix, newPlace, rowStride, type Place, type Tensor } from '../plan/tensor';
import type { BatchNormalizationOperation, OperationContext } from './operation';

export type BatchNormalizationSettings = Pick<
  LayerConfigOf<'BatchNormalization'>,
  'momentum' | 'epsilon'
>;

export interface BatchNormalizationNode {
  readonly settings: BatchNormalizationSettings;
  readonly hasRelu: boolean;
  readonly input: Tensor;
  readonly output: Tensor;
  readonly channels: number;
  /** Places of a sample that share a channel: 1 in a vector. */
  readonly positions: number;
  readonly gamma: Parameter | undefined;
  readonly beta: Parameter | undefined;
  readonly movingMean: Parameter;
  readonly movingVariance: Parameter;
  /** How the channels are shared out. */
  readonly columns: ColumnPartition;
  /** How what goes through every element is shared out. */
  readonly split: Split;
  readonly table: ChannelTable;
  /** Each sample's two sums a channel, the second `half` bytes behind the first. */
  readonly sums: Place;
  readonly sumStride: number;
  readonly half: number;
}

/** What each channel is moved and multiplied by (assembly/normalization/channel-table.ts). */
export interface ChannelTable extends Place {
  readonly address: number;
  readonly sectionBytes: number;
  readonly copies: number;
  /** Bytes of a row after which the channels begin anew. */
  readonly period: number;
}

const SECTIONS = 6;
const LINE = 64;
const LANES = 4;

export function planBatchNormalization(
  context: OperationContext,
  { layer, settings, weights, hasRelu }: Omit<BatchNormalizationOperation, 'kind' | 'plan'>,
  input: Tensor,
): BatchNormalizationNode {
  const { arena, maxBatchSize } = context;
  const channels = input.shape.at(-1) ?? 1;
  const positions = input.width / channels;
  const columns = equalPanels(channels);
  const byColumns: Split = { axis: 'columns', columns };
  const parameters = channelParameters(context, layer, weights, columns);
  const place = newMatrix(arena, maxBatchSize, input.width);
  const gradient =
    input.gradient ??
    (parameters.gamma === undefined && parameters.beta === undefined
      ? undefined
      : newMatrix(arena, maxBatchSize, input.width));
  const { columns: _columns, gradient: _gradient, ...rest } = input;
  const output: Tensor = {
    ...rest,
    id: place.id,
    origin: place.origin,
    isOverwritable: !hasRelu || gradient === undefined,
    ...(positions === 1 ? { columns } : {}),
    ...(gradient === undefined ? {} : { gradient }),
  };
  return {
    settings,
    hasRelu,
    input,
    output,
    channels,
    positions,
    ...withAverages(parameters),
    columns,
    split: positions === 1 ? byColumns : BY_ROWS,
    table: newTable(context, columns, positions),
    sums: newMatrix(arena, maxBatchSize, 2 * columns.end),
    sumStride: rowStride(2 * columns.end),
    half: columns.end * 4,
  };
}

function newTable(
  { arena }: OperationContext,
  { width, end }: ColumnPartition,
  positions: number,
): ChannelTable {
  const copies = positions === 1 || width % LANES === 0 ? 1 : LANES;
  const sectionBytes = Math.ceil((Math.max(end, copies * width) * 4) / LINE) * LINE;
  const place = newPlace(arena, SECTIONS * sectionBytes);
  const period = positions === 1 ? sectionBytes : copies * width * 4;
  return { ...place, address: place.origin.plus, sectionBytes, copies, period };
}

/** The parameters of a normalization by name, planned in Keras's order. */
export function channelParameters(
  context: OperationContext,
  layer: number,
  weights: readonly WeightSpec[],
  columns: ColumnPartition,
): Readonly<Partial<Record<string, Parameter>>> {
  const planned = weights.map((spec, index) => {
    const parameter = context.addParameter({
      spec,
      index,
      name: `${layer}/${spec.name}`,
      layer,
      layout: { rows: 1, columns },
      split: { axis: 'columns', columns },
    });
    return [spec.name, parameter] as const;
  });
  return Object.fromEntries(planned);
}

function withAverages(parameters: Readonly<Partial<Record<string, Parameter>>>) {
  const { gamma, beta, moving_mean: movingMean, moving_variance: movingVariance } = parameters;
  if (movingMean === undefined || movingVariance === undefined) {
    throw new Error('BatchNormalization lacks its moving averages');
  }
  return { gamma, beta, movingMean, movingVariance };
}
