/** Every English text a user sees, in ICU MessageFormat. Another language is another object of the type `Catalogue`. */
import { enPanels } from './en-panels';
import { enText } from './en-text';

export const en = {
  /** Shown by the form generated from the contract's fields. `raise`: what happens if the value is raised or the option changed. */
  fields: {
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
  },
  /** Names and one-sentence explanations of the kinds a form can add. */
  layers: {
    Dense: { help: 'Connects every input with every unit.' },
    Flatten: { help: 'Lays an image out as one row of numbers.' },
    Dropout: { help: 'Switches inputs off at random while training, against overfitting.' },
    Activation: { help: 'Applies an activation function as a layer of its own.' },
  },
  optimizers: {
    Adam: { help: 'Adapts the step of each weight; a good first choice.' },
    SGD: { help: 'Plain gradient descent, with momentum if wanted.' },
    RMSprop: { help: 'Divides each step by the recent size of its gradient.' },
  },
  losses: {
    categorical_crossentropy: { help: 'How surprised the network is by the right class.' },
    mean_squared_error: { help: 'The mean squared distance from the target.' },
  },
  choices: {
    auto: 'Auto',
    builtin: 'Built-in',
    reference: 'Reference (slow)',
    fast: 'Fast',
    reproducible: 'Reproducible',
  },
  errors: {
    invalidConfig: {
      title: 'This experiment cannot be trained yet',
      hint: 'Mend the marked fields.',
    },
    invalidRequest: { title: 'The request was refused', hint: 'Reload the window and try again.' },
    illegalCommand: {
      title: 'That is not possible right now',
      hint: 'Wait for the run to reach that state.',
    },
    dataMissing: {
      title: 'The data cannot be found',
      hint: 'Install Epoch Lab again to restore its data files.',
    },
    dataCorrupt: {
      title: 'The data is damaged',
      hint: 'Install Epoch Lab again to restore its data files.',
    },
    diverged: { title: 'The loss is no longer a number', hint: 'Try a smaller learning rate.' },
    outOfMemory: {
      title: 'Not enough memory',
      hint: 'Use fewer units, fewer layers or a smaller batch.',
    },
    engineUnavailable: { title: 'The engine cannot be used', hint: 'Choose another engine.' },
    unsupported: { title: 'This engine cannot do that', hint: 'Choose another engine or layer.' },
    notWritable: {
      title: 'The run could not be saved',
      hint: 'Free some space or check the folder’s permissions.',
    },
    noModel: { title: 'There is no trained model yet', hint: 'Press Train first.' },
    trainerCrashed: {
      title: 'The training process stopped unexpectedly',
      hint: 'Train again; what was saved is kept.',
    },
    unexpected: {
      title: 'Something went wrong inside Epoch Lab',
      hint: 'The log has the details; nothing was sent.',
    },
  },
  text: {
    ...enText,
    ...enPanels,
  },
} as const;

type Widen<T> = T extends string ? string : { readonly [K in keyof T]: Widen<T[K]> };
export type Catalogue = Widen<typeof en>;
