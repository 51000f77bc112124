/** The gradient of a bias that is added at every place of an image: the sum over samples and places, by channels. */
import { all, kernelCall, own, ALL_ROWS, type Task } from '../plan/call';
import type { ColumnPartition } from '../plan/columns';
import type { Parameter } from '../plan/parameter';
import { at, gradientOf, type Tensor } from '../plan/tensor';

export function channelBiasTask(output: Tensor, bias: Parameter, panels: ColumnPartition): Task {
  const dOutput = gradientOf(output);
  const channels = panels.width;
  return {
    split: { axis: 'columns', columns: panels },
    reads: all(dOutput.id),
    writes: own(bias.gradient.id),
    calls: ({ from, to }) => [
      kernelCall(
        'channelSum',
        bias.gradient.address + from * 4,
        at(dOutput, from * 4),
        output.stride,
        ALL_ROWS,
        output.width / channels,
        channels * 4,
        Math.min(to, channels) - from,
      ),
    ],
  };
}
