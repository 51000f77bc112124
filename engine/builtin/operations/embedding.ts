/** Embedding: rows of a table by number, by samples; the table learns by columns, so that no two threads meet in a row. */
import { sizeOf, type Shape, type WeightSpec } from '../../../contract/shapes';
import { all, ALL_ROWS, BY_ROWS, kernelCall, own, PART_ROWS, type Task } from '../plan/call';
import { equalPanels, PANEL } from '../plan/columns';
import type { Parameter } from '../plan/parameter';
import {
  at,
  atRows,
  gradientOf,
  newMatrix,
  newTensor,
  type Place,
  type Tensor,
} from '../plan/tensor';
import type { EmbeddingOperation } from './operation';
import { weightSpec } from './layer-weights';

interface EmbeddingSize {
  readonly inputDim: number;
  readonly outputDim: number;
}

interface EmbeddingPlace {
  readonly index: number;
  readonly output: Shape;
  readonly weights: readonly WeightSpec[];
}

export function embeddingOperation(
  size: EmbeddingSize,
  { index, output: shape, weights }: EmbeddingPlace,
): EmbeddingOperation {
  return {
    kind: 'embedding',
    plan(context, input) {
      const { arena, maxBatchSize } = context;
      const columns = equalPanels(size.outputDim);
      const table = context.addParameter({
        ...weightSpec(weights, 'embeddings'),
        name: `${index}/embeddings`,
        layer: index,
        layout: { rows: size.inputDim, columns },
        split: { axis: 'columns', columns },
      });
      const gradient = newMatrix(arena, maxBatchSize, sizeOf(shape));
      const output = newTensor(arena, maxBatchSize, shape, { gradient });
      const node = { ...size, input, output, table };
      const forward = [forwardTask(node)];
      return {
        output,
        training: forward,
        inference: forward,
        backward: [
          tableGradientTask(node),
          ...(input.gradient === undefined ? [] : [noGradientTask(input.gradient, input)]),
        ],
      };
    },
  };
}

interface Node extends EmbeddingSize {
  readonly input: Tensor;
  readonly output: Tensor;
  readonly table: Parameter;
}

function forwardTask({ input, output, table, inputDim, outputDim }: Node): Task {
  return {
    split: BY_ROWS,
    reads: [...own(input.id), ...all(table.value.id)],
    writes: own(output.id),
    calls: () => [
      kernelCall(
        'embeddingForward',
        atRows(output, output.stride),
        output.stride,
        table.value.address,
        atRows(input, input.stride),
        input.stride,
        PART_ROWS,
        input.width,
        inputDim,
        outputDim,
      ),
    ],
  };
}

function tableGradientTask({ input, output, table, inputDim, outputDim }: Node): Task {
  const dOutput = gradientOf(output);
  return {
    split: table.split,
    reads: all(input.id, dOutput.id),
    writes: own(table.gradient.id),
    calls: ({ from, to }) => [
      kernelCall(
        'embeddingBackward',
        table.gradient.address + from * inputDim * 4,
        at(dOutput),
        output.stride,
        at(input),
        input.stride,
        ALL_ROWS,
        input.width,
        inputDim,
        outputDim,
        from,
        (to - from) / PANEL,
      ),
    ],
  };
}

/** A number has no slope. */
function noGradientTask(dInput: Place, { stride, width }: Tensor): Task {
  return {
    split: BY_ROWS,
    reads: [],
    writes: own(dInput.id),
    calls: () => [kernelCall('clearRows', atRows(dInput, stride), stride, PART_ROWS, width)],
  };
}
