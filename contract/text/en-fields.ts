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
} as const;
