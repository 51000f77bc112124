/** English one-sentence explanations of the kinds a form can offer. */
export const enKinds = {
  layers: {
    Dense: { help: 'Connects every input with every unit.' },
    Flatten: { help: 'Lays an image out as one row of numbers.' },
    Dropout: { help: 'Switches inputs off at random while training, against overfitting.' },
    Activation: { help: 'Applies an activation function as a layer of its own.' },
    Conv1D: { help: 'Slides small kernels along a sequence to find patterns wherever they are.' },
    Conv2D: { help: 'Slides small kernels over an image to find patterns wherever they are.' },
    DepthwiseConv2D: { help: 'Slides small kernels over each channel of an image alone.' },
    MaxPooling1D: { help: 'Keeps the largest of every few steps.' },
    MaxPooling2D: { help: 'Keeps the largest of every few neighbours: a smaller image.' },
    AveragePooling1D: { help: 'Takes the mean of every few steps.' },
    AveragePooling2D: { help: 'Takes the mean of every few neighbours: a smaller image.' },
    GlobalMaxPooling1D: { help: 'Keeps the largest of each channel over all steps.' },
    GlobalMaxPooling2D: { help: 'Keeps the largest of each channel over the whole image.' },
    GlobalAveragePooling1D: { help: 'Takes the mean of each channel over all steps.' },
    GlobalAveragePooling2D: { help: 'Takes the mean of each channel over the whole image.' },
    ZeroPadding2D: { help: 'Puts a border of zeros around the image.' },
    UpSampling2D: { help: 'Makes the image larger by repeating or interpolating.' },
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
