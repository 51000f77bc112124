/** English one-sentence explanations of the kinds a form can offer. */
export const enKinds = {
  layers: {
    Dense: { help: 'Connects every input with every unit.' },
    Flatten: { help: 'Lays an image out as one row of numbers.' },
    Dropout: { help: 'Switches inputs off at random while training, against overfitting.' },
    Activation: { help: 'Applies an activation function as a layer of its own.' },
    Reshape: { help: 'Gives the same numbers another shape.' },
    BatchNormalization: { help: 'Brings each channel to mean 0 and variance 1 over the batch.' },
    LayerNormalization: { help: 'Brings each sample’s last axis to mean 0 and variance 1.' },
    SpatialDropout2D: { help: 'Switches whole channels of an image off while training.' },
    GaussianNoise: { help: 'Adds random noise while training, against overfitting.' },
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
