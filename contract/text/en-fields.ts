/** The English text of every field. `raise`: what happens if the value is raised or the option changed. */
import { enTrainingFields } from './en-training-fields';

export const enFields = {
  ...enTrainingFields,

  units: {
    label: 'Units',
    help: 'How many outputs this layer has.',
    raise: 'More units can learn finer shapes, and overfit sooner.',
  },
  activation: {
    label: 'Activation',
    help: 'The function applied to each output.',
    raise: 'relu suits hidden layers; softmax gives probabilities.',
  },
  rate: {
    label: 'Rate',
    help: 'The share of inputs switched off while training.',
    raise: 'Higher overfits less and learns slower.',
  },
  l1: {
    label: 'L1',
    help: 'A penalty on the sum of the weights’ sizes.',
    raise: 'Higher sets more weights to nearly 0.',
  },
  l2: {
    label: 'L2',
    help: 'A penalty on the sum of the weights’ squares.',
    raise: 'Higher keeps the weights small and overfits less.',
  },
  filters: {
    label: 'Filters',
    help: 'How many kernels slide over the input; each gives a channel.',
    raise: 'More find more kinds of patterns, and cost more time.',
  },
  kernelSize: {
    label: 'Kernel size',
    help: 'How far each kernel reaches.',
    raise: 'Larger sees more at once, with more weights.',
  },
  strides: {
    label: 'Strides',
    help: 'How far the kernel moves from one output to the next.',
    raise: 'Higher gives a smaller output and saves time.',
  },
  padding: {
    label: 'Padding',
    help: 'valid stays inside the input; same pads it with zeros.',
    raise: 'same keeps the size when the stride is 1.',
  },
  dilationRate: {
    label: 'Dilation rate',
    help: 'The distance between neighbouring cells of the kernel.',
    raise: 'Higher reaches farther with as many weights.',
  },
  groups: {
    label: 'Groups',
    help: 'Into how many groups the channels are split, each convolved alone.',
    raise: 'More have fewer weights and mix channels less.',
  },
  useBias: {
    label: 'Use bias',
    help: 'Whether a trained number is added to each output.',
    raise: 'Without it there is a little less to train.',
  },
  kernelInitializer: {
    label: 'Kernel initializer',
    help: 'How the kernel’s weights start.',
    raise: 'glorot_uniform suits most layers; he_normal suits relu.',
  },
  biasInitializer: {
    label: 'Bias initializer',
    help: 'How the bias starts.',
    raise: 'zeros is right nearly always.',
  },
  kernelRegularizer: {
    label: 'Kernel regularizer',
    help: 'A penalty on the size of the kernel’s weights.',
    raise: 'A penalty overfits less.',
  },
  biasRegularizer: {
    label: 'Bias regularizer',
    help: 'A penalty on the size of the bias.',
    raise: 'Rarely needed.',
  },
  depthMultiplier: {
    label: 'Depth multiplier',
    help: 'How many kernels each channel has.',
    raise: 'More find more patterns in each channel.',
  },
  depthwiseInitializer: {
    label: 'Depthwise initializer',
    help: 'How the kernel’s weights start.',
    raise: 'glorot_uniform suits most layers; he_normal suits relu.',
  },
  depthwiseRegularizer: {
    label: 'Depthwise regularizer',
    help: 'A penalty on the size of the kernel’s weights.',
    raise: 'A penalty overfits less.',
  },
  poolSize: {
    label: 'Pool size',
    help: 'How many neighbours become one.',
    raise: 'Larger makes the output smaller and coarser.',
  },
  poolStrides: {
    label: 'Strides',
    help: 'How far the pool moves from one output to the next; 0 is the pool’s size.',
    raise: 'Less than the pool’s size lets pools overlap.',
  },
  zeroPadding: {
    label: 'Padding',
    help: 'Cells of zeros: all round; height and width; or top, bottom, left, right.',
    raise: 'More makes the image larger.',
  },
  upSamplingSize: {
    label: 'Size',
    help: 'How many times higher and wider the image becomes.',
    raise: 'Higher makes a larger image, with no more detail.',
  },
  interpolation: {
    label: 'Interpolation',
    help: 'Repeat each cell, or blend between neighbours.',
    raise: 'bilinear is smoother; nearest is faster.',
  },
  value: {
    label: 'Value',
    help: 'What every weight starts from.',
    raise: 'Equal weights learn alike: meant for biases.',
  },
  minval: {
    label: 'Lowest value',
    help: 'The weights start at random from here on.',
    raise: 'A wider range makes larger outputs at first.',
  },
  maxval: {
    label: 'Highest value',
    help: 'The weights start at random up to here.',
    raise: 'A wider range makes larger outputs at first.',
  },
  mean: {
    label: 'Mean',
    help: 'The middle of the values the weights start from.',
    raise: 'Away from 0 all outputs move the same way at first.',
  },
  stddev: {
    label: 'Standard deviation',
    help: 'How far the starting values spread.',
    raise: 'Higher makes larger outputs at first.',
  },
  gain: {
    label: 'Gain',
    help: 'What the orthogonal matrix is multiplied by.',
    raise: 'Above 1 signals grow from layer to layer.',
  },
  targetShape: {
    label: 'Target shape',
    help: 'The new axes; one may be -1 and takes what is left.',
    raise: 'The product must stay the same.',
  },
  movingMomentum: {
    label: 'Momentum',
    help: 'How long the moving averages remember past batches.',
    raise: 'Higher is steadier and follows more slowly.',
  },
  varianceEpsilon: {
    label: 'Epsilon',
    help: 'Added to the variance, to keep the division safe.',
    raise: 'Higher stretches flat inputs less.',
  },
  center: {
    label: 'Center',
    help: 'Add a learned offset (beta).',
    raise: 'Off, the result keeps the mean 0.',
  },
  scale: {
    label: 'Scale',
    help: 'Multiply by a learned factor (gamma).',
    raise: 'Not needed right before a linear layer.',
  },
  betaInitializer: {
    label: 'Beta initializer',
    help: 'What the offsets start from.',
    raise: 'Zeros suit nearly always.',
  },
  gammaInitializer: {
    label: 'Gamma initializer',
    help: 'What the factors start from.',
    raise: 'Ones suit nearly always.',
  },
  betaRegularizer: {
    label: 'Beta regularizer',
    help: 'A penalty that keeps the offsets small.',
    raise: 'Seldom of use.',
  },
  gammaRegularizer: {
    label: 'Gamma regularizer',
    help: 'A penalty that keeps the factors small.',
    raise: 'Seldom of use.',
  },
  movingMeanInitializer: {
    label: 'Moving mean initializer',
    help: 'What the moving averages of the mean start from.',
    raise: 'Zeros suit nearly always.',
  },
  movingVarianceInitializer: {
    label: 'Moving variance initializer',
    help: 'What the moving averages of the variance start from.',
    raise: 'Ones suit nearly always.',
  },
  noise: {
    label: 'Standard deviation',
    help: 'How strong the noise is.',
    raise: 'More overfits less and learns slower.',
  },
} as const;
