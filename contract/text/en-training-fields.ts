/**
 * The English text of the fields of training: loss, run, engine, and which optimizer and schedule. `raise`: what happens if the value is
 * raised or the option changed.
 */
export const enTrainingFields = {
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
  schedule: {
    label: 'Schedule',
    help: 'How the learning rate changes while training.',
    raise: 'A rate that falls often ends a little better.',
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
  metrics: {
    label: 'Metrics',
    help: 'What an evaluation measures besides the loss.',
    raise: 'They do not change what is learnt.',
  },
  classWeight: {
    label: 'Class weights',
    help: 'How much each class counts in the loss; off counts all alike.',
    raise: 'A heavier class is missed less often.',
  },
} as const;
