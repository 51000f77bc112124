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
    AdamW: { help: 'Adam that also shrinks the weights a little at every step.' },
    Adagrad: { help: 'Steps get smaller the more a weight has moved; good for rare inputs.' },
    Adadelta: { help: 'Sizes its steps by past steps; often used with a learning rate of 1.' },
    Adamax: { help: 'Adam that goes by the largest recent gradient; steadier.' },
    Nadam: { help: 'Adam that looks ahead along its momentum.' },
    Lion: {
      help: 'Steps of equal size, by the sign of the gradient alone; wants a small learning rate.',
    },
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
  schedules: {
    Constant: { help: 'The same learning rate throughout.' },
    ExponentialDecay: { help: 'Falls by the same share over and over.' },
    CosineDecay: { help: 'Falls along half a cosine wave, after a warm-up if wanted.' },
    CosineDecayRestarts: { help: 'Falls along a cosine wave, then starts again from the top.' },
    PiecewiseConstantDecay: { help: 'Jumps from value to value at given steps.' },
    PolynomialDecay: { help: 'Falls to an end value, in a straight line or along a curve.' },
    InverseTimeDecay: { help: 'Falls fast at first, then ever more slowly.' },
  },
} as const;
