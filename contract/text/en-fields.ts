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
  useBias: {
    label: 'Bias',
    help: 'Add a learned number to each output.',
    raise: 'Not needed right before a normalization.',
  },
  kernelInitializer: {
    label: 'Kernel initializer',
    help: 'What the weights start from.',
    raise: 'glorot_uniform suits most layers; he_normal suits relu.',
  },
  biasInitializer: {
    label: 'Bias initializer',
    help: 'What the biases start from.',
    raise: 'Zeros suit nearly always.',
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
} as const;
