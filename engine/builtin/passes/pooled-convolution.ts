/**
 * Convolution, relu or nothing, and 2 × 2 max pooling become one operation that writes, and learns from, the winners alone. Forward bit
 * for bit equal to the generic path; gradients equal to 1e-5 of the tensor's scale, for they are summed in another order.
 */
import type { ConvolutionOperation, Operation } from '../operations/operation';
import { pooledConvolutionOperation } from '../operations/pooled-convolution';
import type { ImageWindow } from '../plan/window';
import type { NetworkDraft, Pass } from './draft';

export const pooledConvolution: Pass = (draft) => {
  const operations: Operation[] = [];
  for (let at = 0; at < draft.operations.length;) {
    const [operation, taken] = joined(draft, at);
    operations.push(operation);
    at += taken;
  }
  return { ...draft, operations };
};

/** The operation that begins at `at`, and how many it takes the place of. */
function joined({ operations }: NetworkDraft, at: number): readonly [Operation, number] {
  const [first, second, third] = operations.slice(at, at + 3);
  if (first === undefined) throw new Error('There is no such operation');
  if (first.kind !== 'convolution') return [first, 1];
  const hasActivation = second?.kind === 'activation';
  const activation = hasActivation ? second.name : 'linear';
  const pooling = hasActivation ? third : second;
  const isSuited =
    (activation === 'relu' || activation === 'linear') &&
    pooling?.kind === 'maxPooling' &&
    isTwoByTwo(pooling.window) &&
    isSuitedConvolution(first, learnsBefore(operations, at));
  if (!isSuited) return [first, 1];
  const { down, across, channels } = pooling.window;
  const output = [down.output, across.output, channels];
  return [pooledConvolutionOperation(first, { activation, output }), hasActivation ? 3 : 2];
}

/** Operations without weights: what is before them has no gradient unless something else there learns. */
const WITHOUT_WEIGHTS: readonly Operation['kind'][] = [
  'reshape',
  'activation',
  'dropout',
  'spatialDropout',
  'gaussianNoise',
  'maxPooling',
  'averagePooling',
  'globalMaxPooling',
  'zeroPadding',
  'upSampling',
];

function learnsBefore(operations: readonly Operation[], at: number): boolean {
  return operations.slice(0, at).some(({ kind }) => !WITHOUT_WEIGHTS.includes(kind));
}

/** Without padding: an odd last line or pixel is left out. */
function isTwoByTwo({ down, across }: ImageWindow): boolean {
  return [down, across].every(
    ({ input, output, size, stride }) =>
      size === 2 && stride === 2 && output === Math.floor(input / 2),
  );
}

/** Rows of taps that are one run; for an input gradient also whole vectors. */
function isSuitedConvolution(
  { geometry }: ConvolutionOperation,
  needsInputGradient: boolean,
): boolean {
  const { kernel, dilation, groups, input, output } = geometry;
  return (
    dilation.every((step) => step === 1) &&
    groups === 1 &&
    output[2] % 4 === 0 &&
    (!needsInputGradient || (kernel[1] * input[2]) % 4 === 0)
  );
}
