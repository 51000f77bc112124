/**
 * 3 × 3 convolutions without stride, dilation or groups go by Winograd's F(2 × 2, 3 × 3), forward and for the input gradient. Equal to
 * the generic path to 1e-5 of the tensor's scale.
 */
import { convolutionOperation } from '../operations/convolution';
import type { ConvolutionOperation, Operation } from '../operations/operation';
import { pooledConvolutionOperation } from '../operations/pooled-convolution';
import type { ConvolutionGeometry } from '../plan/convolution-geometry';
import type { Pass } from './draft';

/** With fewer channels the transforms cost more than the products they save. */
const FEWEST_CHANNELS = 16;

export const winograd: Pass = (draft) => ({
  ...draft,
  operations: draft.operations.map(byWinograd),
});

function byWinograd(operation: Operation): Operation {
  if (operation.kind === 'convolution' && isSuited(operation)) {
    return filtered(operation, inWholeTiles(operation.geometry));
  }
  if (operation.kind === 'pooledConvolution' && isSuited(operation.source)) {
    const { source, pooling } = operation;
    return pooledConvolutionOperation(filtered(source, source.geometry), pooling);
  }
  return operation;
}

function filtered(
  { layer, weights }: ConvolutionOperation,
  geometry: ConvolutionGeometry,
): ConvolutionOperation {
  return convolutionOperation(layer, geometry, weights, 'winograd');
}

function isSuited({ geometry }: ConvolutionOperation): boolean {
  const { kernel, strides, dilation, groups, input, output } = geometry;
  return (
    kernel.every((size) => size === 3) &&
    [...strides, ...dilation, groups].every((step) => step === 1) &&
    [input[2], output[2]].every((count) => count % 4 === 0 && count >= FEWEST_CHANNELS)
  );
}

/** Tiles are 2 × 2: an odd last line or pixel needs one more of padding. Under pooling it is not wanted at all. */
function inWholeTiles(geometry: ConvolutionGeometry): ConvolutionGeometry {
  const { after, output } = geometry;
  return { ...geometry, after: [after[0] + (output[0] % 2), after[1] + (output[1] % 2)] };
}
