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
  AdamW: 25.91335561,
  Adagrad: 32.51065475,
  Adadelta: 28.07819135,
  Adamax: 26.29569293,
  Nadam: 33.90352854,
  Lion: 33.80793139,
} as const;
