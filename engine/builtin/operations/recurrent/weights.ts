/** The weights of a recurrent layer in panels, and how they learn: one product over all steps and samples, divided by columns. */
import type { WeightSpec } from '../../../../contract/shapes';
import type { Buffer } from '../../plan/arena';
import { all, ALL_ROWS, kernelCall, own, UNDIVIDED, type Task } from '../../plan/call';
import { equalPanels, PANEL } from '../../plan/columns';
import type { Parameter } from '../../plan/parameter';
import { later, type Steps } from '../../plan/steps';
import { at } from '../../plan/tensor';
import type { OperationContext } from '../operation';
import { weightSpec } from '../layer-weights';
import type { CellBlocks, CellSize, Span } from './cell-layout';

/** What a cell leaves for its weights to learn from. */
interface GradientSources {
  readonly d: Steps;
  /** The state before every step. */
  readonly before: Steps;
  readonly recurrentSpans: readonly Span[];
}

export interface RecurrentWeights {
  readonly kernel: Parameter;
  readonly recurrent: Parameter;
  readonly bias: Parameter | undefined;
  /** What the products add: the bias' halves, or zeros. */
  readonly inputBias: Buffer;
  readonly recurrentBias: Buffer;
}

export interface WeightRequest {
  readonly layer: number;
  /** Before the names: `forward_`, `backward_` inside Bidirectional. */
  readonly prefix: string;
  readonly specs: readonly WeightSpec[];
  readonly features: number;
}

export function planWeights(
  context: OperationContext,
  { layer, prefix, specs, features }: WeightRequest,
  blocks: CellBlocks,
  { U, V }: CellSize,
): RecurrentWeights {
  const parameter = (name: string, rows: number, order: readonly number[]): Parameter => {
    const columns = equalPanels(order.length * V);
    return context.addParameter({
      ...weightSpec(specs, prefix + name),
      name: `${layer}/${prefix}${name}`,
      layer,
      layout: { rows, columns, blocks: { width: U, order } },
      // Two threads may meet in a bias, whose halves learn with columns of the kernels.
      split: name === 'bias' ? UNDIVIDED : { axis: 'columns', columns },
    });
  };
  const kernel = parameter('kernel', features, blocks.input);
  const recurrent = parameter('recurrent_kernel', U, blocks.recurrent);
  const hasBias = specs.some(({ name }) => name === `${prefix}bias`);
  const bias = hasBias ? parameter('bias', 1, blocks.bias) : undefined;
  // Never written: stays as the arena begins, 0.
  const zeros = context.arena.allocate(blocks.sums * V * 4);
  const inputBytes = blocks.input.length * V * 4;
  const hasSecond = blocks.bias.length > blocks.input.length;
  const second = bias === undefined || !hasSecond ? undefined : bias.value;
  return {
    kernel,
    recurrent,
    bias,
    inputBias: bias?.value ?? zeros,
    recurrentBias:
      second === undefined ? zeros : { ...second, address: second.address + inputBytes },
  };
}

/** Of the input kernel, whose columns `spans` tell what they learn from, and the bias, and of the recurrent kernel where one span is all of it. */
export function gradientTask(
  { kernel, recurrent, bias }: RecurrentWeights,
  { spans, features }: { readonly spans: readonly Span[]; readonly features: number },
  { d, recurrentSpans, before }: GradientSources,
  { U, T }: CellSize,
): Task {
  const [span] = recurrentSpans;
  const isWhole = recurrentSpans.length === 1 && span !== undefined;
  const biases = bias === undefined ? [] : [bias.gradient.id];
  const { end } = kernel.layout.columns;
  const hasSecond = bias !== undefined && bias.layout.columns.end > end;
  const dBias = (from: number): number =>
    bias === undefined ? 0 : bias.gradient.address + from * 4;
  return {
    split: kernel.split,
    reads: all(...spans.map(({ x }) => x.id), d.id, before.id),
    writes: [
      ...own(kernel.gradient.id, ...(isWhole ? [recurrent.gradient.id] : [])),
      ...all(...biases),
    ],
    calls: (range) =>
      spansWithin(spans, range).map(({ from, to, x }) =>
        kernelCall(
          'recurrentWeightGradients',
          kernel.gradient.address + from * features * 4,
          at(x),
          x.step,
          x.stride,
          features,
          isWhole ? recurrent.gradient.address + from * U * 4 : 0,
          at(before),
          before.step,
          before.stride,
          U,
          dBias(from),
          hasSecond ? dBias(end + from) : 0,
          at(d, from * 4),
          (span?.at ?? 0) * 4,
          d.step,
          d.stride,
          ALL_ROWS,
          (to - from) / PANEL,
          T,
          0,
        ),
      ),
  };
}

/** Of a recurrent kernel whose columns learn from different things; from the second step on, as the state before the first is 0. */
export function spanGradientTask(
  { recurrent: { gradient, split } }: RecurrentWeights,
  { d, recurrentSpans }: GradientSources,
  { U, T }: CellSize,
): Task {
  return {
    split,
    reads: all(d.id, ...recurrentSpans.map(({ x }) => x.id)),
    writes: own(gradient.id),
    calls: (range) =>
      spansWithin(recurrentSpans, range).map(({ from, to, at: column, x }) =>
        kernelCall(
          'stepsWeightGradient',
          gradient.address + from * U * 4,
          U * PANEL * 4,
          at(later(x, 1)),
          x.step,
          x.stride,
          at(later(d, 1), column * 4),
          d.step,
          d.stride,
          ALL_ROWS,
          U,
          (to - from) / PANEL,
          T - 1,
        ),
      ),
  };
}

/** The parts of spans that lie within [from, to). */
function spansWithin(
  spans: readonly Span[],
  range: { readonly from: number; readonly to: number },
): readonly Span[] {
  return spans
    .map((span) => {
      const from = Math.max(span.from, range.from);
      const to = Math.min(span.to, range.to);
      return { ...span, from, to, at: span.at + from - span.from };
    })
    .filter(({ from, to }) => from < to);
}
