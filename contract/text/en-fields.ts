/** The English text of every field. `raise`: what happens if the value is raised or the option changed. */
export const enFields = {
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
  optimizer: {
    label: 'Optimizer',
    help: 'The rule that turns gradients into steps.',
    raise: 'Adam works well without much tuning.',
  },
  loss: {
    label: 'Loss',
    help: 'The number that training makes small.',
    raise: 'For classes use categorical_crossentropy.',
  },
  learningRate: {
    label: 'Learning rate',
    help: 'How far each step moves the weights.',
    raise: 'Higher learns faster, until the loss jumps about or grows.',
  },
  beta1: {
    label: 'Beta 1',
    help: 'How long Adam remembers past gradients.',
    raise: 'Higher is smoother and slower to turn.',
  },
  beta2: {
    label: 'Beta 2',
    help: 'How long Adam remembers the size of past gradients.',
    raise: 'Higher makes the step sizes steadier.',
  },
  epsilon: {
    label: 'Epsilon',
    help: 'A small number that keeps the division safe.',
    raise: 'Higher is more like plain gradient descent.',
  },
  momentum: {
    label: 'Momentum',
    help: 'How much of the last step is carried into the next.',
    raise: 'Higher runs through small bumps, and can overshoot.',
  },
  nesterov: {
    label: 'Nesterov',
    help: 'Look ahead along the momentum before taking the gradient.',
    raise: 'Often settles a little faster than plain momentum.',
  },
  rho: {
    label: 'Rho',
    help: 'How long it remembers the size of past gradients.',
    raise: 'Higher makes the step sizes steadier.',
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
  epochs: {
    label: 'Epochs',
    help: 'How many times all the samples are seen.',
    raise: 'More learn more, until the network overfits.',
  },
  batchSize: {
    label: 'Batch size',
    help: 'How many samples make one step.',
    raise: 'Larger runs faster, with fewer, smoother steps.',
  },
  validationSplit: {
    label: 'Validation split',
    help: 'The last share of the samples, kept for checking.',
    raise: 'More checks better and learns from less.',
  },
  shuffle: {
    label: 'Shuffle',
    help: 'Mix the samples anew before each epoch.',
    raise: 'Without it, their order can mislead.',
  },
  seed: {
    label: 'Seed',
    help: 'The start of all randomness: the same seed repeats a run.',
    raise: 'Another gives a similar run.',
  },
  engine: {
    label: 'Engine',
    help: 'What computes the training.',
    raise: 'Auto takes the fastest that can train this network.',
  },
  precision: {
    label: 'Precision',
    help: 'Fast, or the same bits on every machine.',
    raise: 'Both are equally accurate.',
  },
  threads: {
    label: 'Threads',
    help: 'Processor cores to use; 0 takes what there are.',
    raise: 'More threads help large networks most.',
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
  weightDecay: {
    label: 'Weight decay',
    help: 'Every step takes this share, times the learning rate, off each weight; 0 is off.',
    raise: 'Higher keeps the weights smaller and overfits less.',
  },
  clipnorm: {
    label: 'Clip norm',
    help: 'The longest gradient a weight tensor may have; longer ones are shortened. 0 is off.',
    raise: 'Lower tames sudden jumps; too low slows learning.',
  },
  clipvalue: {
    label: 'Clip value',
    help: 'The largest size of a single gradient; larger ones are cut. 0 is off.',
    raise: 'Lower tames sudden jumps; too low slows learning.',
  },
  globalClipnorm: {
    label: 'Global clip norm',
    help: 'The longest that all gradients together may be; longer ones are shortened. 0 is off.',
    raise: 'Lower tames sudden jumps; too low slows learning.',
  },
  amsgrad: {
    label: 'AMSGrad',
    help: 'Go by the largest gradient size so far instead of the recent one.',
    raise: 'On takes smaller, safer steps.',
  },
  centered: {
    label: 'Centered',
    help: 'Divide by how much the gradient varies instead of by its size.',
    raise: 'On can learn faster where gradients keep one direction.',
  },
  initialAccumulatorValue: {
    label: 'Initial accumulator value',
    help: 'What the sum of squared gradients starts from.',
    raise: 'Higher makes the first steps smaller.',
  },
  schedule: {
    label: 'Schedule',
    help: 'How the learning rate changes while training.',
    raise: 'A rate that falls often ends a little better.',
  },
  decaySteps: {
    label: 'Decay steps',
    help: 'Over how many steps it falls. A step is one batch: an epoch has as many as samples ÷ batch size, rounded up.',
    raise: 'Higher makes the rate fall more slowly.',
  },
  decayRate: {
    label: 'Decay rate',
    help: 'How strongly the rate falls over the decay steps.',
    raise: 'Exponential: higher falls less. Inverse time: higher falls more.',
  },
  staircase: {
    label: 'Staircase',
    help: 'Fall at once at the end of each stretch of decay steps, not a little every step.',
    raise: 'On holds the rate still in between.',
  },
  scheduleAlpha: {
    label: 'Alpha',
    help: 'The lowest learning rate, as a share of the highest.',
    raise: 'Higher learns on faster at the end.',
  },
  warmupTarget: {
    label: 'Warm-up target',
    help: 'The rate to rise to before the fall, from the learning rate; 0 is no warm-up.',
    raise: 'Higher learns faster after the warm-up, and can overshoot.',
  },
  warmupSteps: {
    label: 'Warm-up steps',
    help: 'How many steps (batches) the rise takes.',
    raise: 'More make the start gentler.',
  },
  tMul: {
    label: 'Length factor',
    help: 'How many times as long each wave is as the one before.',
    raise: 'Higher restarts less and less often.',
  },
  mMul: {
    label: 'Height factor',
    help: 'How many times as high each wave starts as the one before.',
    raise: 'Below 1 the restarts become gentler.',
  },
  boundaries: {
    label: 'Boundaries',
    help: 'The steps (batches) after which the next value counts. An epoch has as many steps as samples ÷ batch size, rounded up.',
    raise: 'Later boundaries keep each rate for longer.',
  },
  scheduleValues: {
    label: 'Values',
    help: 'The learning rates, one more than there are boundaries. They replace the learning rate above.',
    raise: 'Higher learns faster, until the loss jumps about.',
  },
  endLearningRate: {
    label: 'End learning rate',
    help: 'The rate at the end of the decay steps.',
    raise: 'Higher learns on faster at the end.',
  },
  power: {
    label: 'Power',
    help: 'The shape of the fall: 1 is a straight line.',
    raise: 'Higher falls faster at first.',
  },
  cycle: {
    label: 'Cycle',
    help: 'Rise and fall again after the decay steps instead of staying low.',
    raise: 'On can shake training loose late on.',
  },
  labelSmoothing: {
    label: 'Label smoothing',
    help: 'The share of each target that is spread evenly.',
    raise: 'Higher keeps the network less sure of itself.',
  },
  delta: {
    label: 'Delta',
    help: 'The distance from which errors count plainly, not squared.',
    raise: 'Higher listens more to outliers.',
  },
  classWeight: {
    label: 'Class weights',
    help: 'How much each class counts in the loss; empty counts all alike.',
    raise: 'A heavier class is missed less often.',
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
