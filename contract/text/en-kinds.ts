/** English one-sentence explanations of the kinds a form can offer. */
export const enKinds = {
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
    sparse_categorical_crossentropy: { help: 'The same, from the number of the right class.' },
    binary_crossentropy: { help: 'How surprised each output is by its own yes or no.' },
    mean_squared_error: { help: 'The mean squared distance from the target.' },
    mean_absolute_error: { help: 'The mean distance from the target.' },
    huber: { help: 'Squared near the target, plain distance far from it.' },
    log_cosh: { help: 'Like the squared distance, but gentle on outliers.' },
    mean_absolute_percentage_error: { help: 'The mean distance in percent of the target.' },
  },
  choices: {
    auto: 'Auto',
    builtin: 'Built-in',
    reference: 'Reference (slow)',
    fast: 'Fast',
    reproducible: 'Reproducible',
  },
} as const;
