/** The English text of the fields of layers and of their weights; those of layers over images: en-image-fields.ts. */
export const enLayerFields = {
  activation: {
    label: 'Activation',
    help: 'The function applied to each output.',
    raise: 'relu suits hidden layers; softmax gives probabilities.',
  },
  units: {
    label: 'Units',
    help: 'How many outputs this layer has.',
    raise: 'More units can learn finer shapes, and overfit sooner.',
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
  recurrentActivation: {
    label: 'Recurrent activation',
    help: 'The function applied to the gates.',
    raise: 'sigmoid lets a gate open from 0 to 1.',
  },
  recurrentInitializer: {
    label: 'Recurrent initializer',
    help: 'What the weights from step to step start from.',
    raise: 'orthogonal keeps signals alive over many steps.',
  },
  unitForgetBias: {
    label: 'Unit forget bias',
    help: 'Start the forget gate’s bias at 1: remember at first.',
    raise: 'Off, long memories are learned later.',
  },
  dropout: {
    label: 'Dropout',
    help: 'The share of input features switched off while training, the same at every step.',
    raise: 'Higher overfits less and learns slower.',
  },
  recurrentDropout: {
    label: 'Recurrent dropout',
    help: 'The share of the last step’s outputs that a gate does not see while training, the same at every step.',
    raise:
      'Higher overfits less and learns slower; each gate then has its own dropout of the input, too.',
  },
  returnSequences: {
    label: 'Return sequences',
    help: 'Give the output of every step, not only of the last.',
    raise: 'Needed before another recurrent layer.',
  },
  goBackwards: {
    label: 'Go backwards',
    help: 'Read the sequence from its end.',
    raise: 'Steps come out in the order they were read.',
  },
  resetAfter: {
    label: 'Reset after',
    help: 'Apply the reset gate after the matrix product, with a second bias.',
    raise: 'Off is the older form.',
  },
  mergeMode: {
    label: 'Merge mode',
    help: 'How the outputs of both directions are joined.',
    raise: 'concat keeps both, so the output is twice as wide.',
  },
  innerLayer: {
    label: 'Layer',
    help: 'The layer inside this one.',
    raise: 'It is set up as if it stood alone.',
  },
  inputDim: {
    label: 'Input dimension',
    help: 'How many different whole numbers there are, from 0.',
    raise: 'A number beyond it becomes a vector of zeros.',
  },
  outputDim: {
    label: 'Output dimension',
    help: 'How long the vector of each number is.',
    raise: 'Longer can tell more of each number, and overfits sooner.',
  },
  embeddingsInitializer: {
    label: 'Embeddings initializer',
    help: 'What the vectors start from.',
    raise: 'Small random numbers suit nearly always.',
  },
  embeddingsRegularizer: {
    label: 'Embeddings regularizer',
    help: 'A penalty on the size of the vectors.',
    raise: 'A penalty overfits less.',
  },
  recurrentRegularizer: {
    label: 'Recurrent regularizer',
    help: 'A penalty on the size of the weights from step to step.',
    raise: 'A penalty overfits less.',
  },
} as const;
