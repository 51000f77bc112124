/** What the reference engine gives for the trials of self-test.ts; test/engine/builtin/self-test.test.ts holds it to that. */
export const SELF_TEST_LOSSES = {
  'linear relu leaky_relu': 33.40006573,
  'elu selu gelu': 40.95900922,
  'silu mish sigmoid': 35.48259597,
  'hard_sigmoid tanh softplus': 37.45445141,
  'softsign exponential softmax': 32.18491572,
  Adam: 33.83134946,
  SGD: 34.50095133,
  RMSprop: 32.0637963,
  categorical_crossentropy: 37.58647705,
  sparse_categorical_crossentropy: 37.58647705,
  binary_crossentropy: 16.23731632,
  mean_squared_error: 5.947175617,
  mean_absolute_error: 11.00817081,
  huber: 2.974797723,
  log_cosh: 2.819678988,
  mean_absolute_percentage_error: 440,
} as const;
