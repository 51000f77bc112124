/** The weights of a recurrent layer in panels, and how they learn: one product over all steps and samples, divided by columns. */
import type { WeightSpec } from '../../../../contract/shapes';
import type { Buffer } from '../../plan/arena';
import { all, ALL_ROWS, kernelCall, own, type Split, type Task } from '../../plan/call';
import { equalPanels, PANEL } from '../../plan/columns';
import type { Parameter } from '../../plan/parameter';
import { later, type Steps } from '../../plan/steps';
import { at } from '../../plan/tensor';
import type { OperationContext } from '../operation';
import { weightSpec } from '../layer-weights';
import type { CellBlocks, CellSize, Span } from './cell';

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
      split: { axis: 'columns', columns },
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

/** dw = Σ over steps and samples of xᵀ · d. `C` inputs; x and d begin with the same step. */
export function weightGradientTask(
  { gradient, split }: Parameter,
  spans: readonly Span[],
  d: Steps,
  C: number,
  T: number,
): Task {
  return {
    split,
    reads: all(d.id, ...spans.map(({ x }) => x.id)),
    writes: own(gradient.id),
    calls: (range) =>
      spansWithin(spans, range).map(({ from, to, at: column, x }) =>
        kernelCall(
          'stepsWeightGradient',
          gradient.address + from * C * 4,
          C * PANEL * 4,
          at(x),
          x.step,
          x.stride,
          at(d, column * 4),
          d.step,
          d.stride,
          ALL_ROWS,
          C,
          (to - from) / PANEL,
          T,
        ),
      ),
  };
}

/** db = Σ over steps and samples of d. */
export function biasGradientTask(
  { gradient, split }: { readonly gradient: Buffer; readonly split: Split },
  spans: readonly Omit<Span, 'x'>[],
  d: Steps,
  T: number,
): Task {
  return {
    split,
    reads: all(d.id),
    writes: own(gradient.id),
    calls: (range) =>
      spansWithin(spans, range).map(({ from, to, at: column }) =>
        kernelCall(
          'stepsColumnSum',
          gradient.address + from * 4,
          at(d, column * 4),
          d.step,
          d.stride,
          ALL_ROWS,
          to - from,
          T,
        ),
      ),
  };
}

/** The parts of spans that lie within [from, to). */
function spansWithin<S extends Omit<Span, 'x'>>(
  spans: readonly S[],
  range: { readonly from: number; readonly to: number },
): readonly S[] {
  return spans
    .map((span) => {
      const from = Math.max(span.from, range.from);
      const to = Math.min(span.to, range.to);
      return { ...span, from, to, at: span.at + from - span.from };
    })
    .filter(({ from, to }) => from < to);
}

/** x and d from the second step on: before the first, the state is 0. */
export function afterFirst(steps: Steps): Steps {
  return later(steps, 1);
}
