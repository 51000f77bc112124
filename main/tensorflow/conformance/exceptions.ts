/**
 * What of tfjs-core's own specs TensorFlow's backend does not pass, each with its reason. A spec named here may fail; every other must pass.
 * None of them is something that Epoch Lab's layers, losses or optimizers call, or it is mended in `mends/`.
 */

export interface ConformanceException {
  /** Suites by name; all their specs, or those whose name matches. */
  readonly suites: readonly string[];
  readonly specs?: RegExp;
  readonly reason: string;
}

export const EXCEPTIONS: readonly ConformanceException[] = [
  {
    suites: [
      'bitwiseAnd',
      'denseBincount',
      'image.transform',
      'lowerBound',
      'maxPoolWithArgmax',
      'raggedGather ',
      'raggedRange ',
      'raggedTensorToTensor ',
      'searchSorted',
      'sparseFillEmptyRows',
      'sparseReshape',
      'sparseSegmentMean',
      'sparseSegmentSum',
      'stringNGrams',
      'stringSplit',
      'stringToHashBucketFast',
      'upperBound',
    ],
    reason: 'The package has no kernel for it.',
  },
  {
    suites: ['avgPool', 'avgPool3d', 'maxPool', 'maxPool3d', 'maxPoolBackprop', 'pool'],
    specs: /p=(1|2|explicit)\b|fractional outputs/,
    reason:
      'The package’s pooling pads “valid” or “same” only; padding in numbers is done by a layer of its own.',
  },
  {
    suites: ['conv2dTranspose'],
    specs: /p=explicit$/,
    reason: 'The package’s convolutions pad “valid” or “same” only.',
  },
  {
    suites: ['fused conv2d'],
    specs: /in NCHW/,
    reason: 'The package’s fused convolution takes channels last only, which is what is used here.',
  },
  {
    suites: ['conv2d'],
    specs: /NCHW$/,
    reason:
      'Without oneDNN (engine-packs/tensorflow-environment.ts) TensorFlow convolves on the processor with channels last only, which is what is used here.',
  },
  {
    suites: ['depthwiseConv2D', 'separableConv2d'],
    specs: /,d=[2-9],/,
    reason:
      'Without oneDNN TensorFlow has no dilated depthwise convolution on the processor; here dilations go by way of space-to-batch.',
  },
  {
    suites: ['depthwiseConv2d gradients'],
    specs: /^throws error on dilations/,
    reason: 'It does throw, in TensorFlow’s own words.',
  },
  {
    suites: ['avgPool3d'],
    specs: /^x=\[1,1,1,1,1\] f=\[1,1,3\] s=1 p=valid$/,
    reason:
      'TensorFlow refuses a window larger than its input, where the spec wants an empty result.',
  },
  {
    suites: ['conv2dTranspose'],
    specs: /^input=8x8x8,output=4x4x8/,
    reason: 'An output smaller than the input is no convolution that oneDNN knows.',
  },
  {
    suites: ['diag'],
    specs: /^bool$/,
    reason: 'TensorFlow has no diagonal of booleans.',
  },
  {
    suites: ['einsum'],
    specs: /^(2d matrix calculate trace|nonexistent dimension)/,
    reason: 'TensorFlow can do what the spec expects to be refused.',
  },
  {
    suites: ['greater', 'greaterEqual', 'less', 'lessEqual'],
    specs: /string comparison/,
    reason: 'TensorFlow orders numbers only.',
  },
  {
    suites: ['leakyrelu', 'step kernel'],
    specs: /int32/,
    reason: 'TensorFlow has it for floating-point numbers only.',
  },
  {
    suites: ['multinomial'],
    specs: /given the same seed/,
    reason:
      'The binding leaves the seed to TensorFlow; all randomness here comes from the app’s own generator.',
  },
  {
    suites: ['scatterND'],
    specs: /^should (work for|sum)/,
    reason: 'The spec’s shapes break TensorFlow’s rule for updates.',
  },
  {
    suites: ['sign'],
    reason: 'TensorFlow lets NaN pass through, the spec wants 0.',
  },
  {
    suites: ['tan'],
    specs: /exceed float32 precision/,
    reason: 'The last bit of a float32 near a pole.',
  },
  {
    suites: ['unique'],
    specs: /NaN/,
    reason: 'TensorFlow counts every NaN as a value of its own.',
  },
];

/** `suite` and `spec` of a full name such as "add tensorflow {} gradient: scalar", where `between` is " tensorflow {} ". */
export function exceptionFor(fullName: string, between: string): ConformanceException | undefined {
  const [suite = '', spec = ''] = splitOnce(fullName, between);
  return EXCEPTIONS.find(
    ({ suites, specs }) => suites.includes(suite) && (specs === undefined || specs.test(spec)),
  );
}

function splitOnce(text: string, between: string): readonly string[] {
  const at = text.indexOf(between);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + between.length)];
}
