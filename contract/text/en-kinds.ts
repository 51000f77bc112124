/** English one-sentence explanations of the kinds a form can offer. */
export const enKinds = {
  layers: {
    Dense: { help: 'Connects every input with every unit.' },
    Flatten: { help: 'Lays an image out as one row of numbers.' },
    Dropout: { help: 'Switches inputs off at random while training, against overfitting.' },
    Activation: { help: 'Applies an activation function as a layer of its own.' },
    SimpleRNN: { help: 'Reads a sequence step by step, with its last output as memory.' },
    LSTM: { help: 'Reads a sequence with a memory that gates write, keep and read.' },
    GRU: { help: 'Reads a sequence with gates, simpler than LSTM and often as good.' },
    Bidirectional: { help: 'Reads a sequence from both ends with two recurrent layers.' },
    TimeDistributed: { help: 'Applies the same layer to every step of a sequence.' },
    Embedding: { help: 'Turns whole numbers into vectors that are learned.' },
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
} as const;
