/** What the reference engine gives for the trials of self-test.ts; test/engine/builtin/self-test.test.ts holds it to that. */
export const SELF_TEST_LOSSES = {
  'categorical_crossentropy linear relu': { training: 36.67072411, inference: 39.1418272 },
  'sparse_categorical_crossentropy leaky_relu elu': {
    training: 37.81287536,
    inference: 40.46120147,
  },
  'binary_crossentropy selu gelu': { training: 15.25767137, inference: 16.27120147 },
  'mean_squared_error silu mish': { training: 6.003216649, inference: 6.410332171 },
  'mean_absolute_error sigmoid hard_sigmoid': { training: 12.16167289, inference: 13.07124083 },
  'huber tanh softplus': { training: 3.587500029, inference: 3.75529603 },
  'log_cosh softsign exponential': { training: 3.697269036, inference: 3.847637272 },
  'mean_absolute_percentage_error softmax': { training: 8920851015, inference: 9731856567 },
  Adam: { training: 33.83134946, inference: 35.46432714 },
  AdamW: { training: 25.91335561, inference: 24.15409476 },
  Adagrad: { training: 32.51065475, inference: 33.54577006 },
  Adadelta: { training: 28.07819135, inference: 27.05671988 },
  Adamax: { training: 26.29569293, inference: 24.91794606 },
  Lion: { training: 33.80793139, inference: 35.41678539 },
  'normalization and noise': { training: 65.86048707, inference: 73.20020005 },
  'convolution and pooling': { training: 47.34548286, inference: 37.72504155 },
  'LSTM RMSprop': { training: 34.86854297, inference: 37.96729129 },
  'GRU Nadam': { training: 35.30616408, inference: 38.41848227 },
} as const;
