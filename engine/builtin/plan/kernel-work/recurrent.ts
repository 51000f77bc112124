/** Recurrent cells: their walks go in stretches of steps. */
import type { WorkOf } from './kernel-work';

const PANEL = 8;
/** The activations and products of one gate, element by element. */
const CELL = 40;

const there = [{ from: 'from', to: 'T' }] as const;
const back = [{ from: 'from', to: 'to', isFromEnd: true }] as const;

export const RECURRENT = {
  lstmForward: {
    work: ({ M, K, U, V, T, from }) => (T - from) * M * 4 * V * (K + U + CELL),
    axes: there,
  },
  lstmBackward: {
    work: ({ M, V, from, to }) => (to - from) * M * 4 * V * (V + CELL),
    axes: back,
  },
  gruForward: {
    work: ({ M, K, U, V, T, from }) => (T - from) * M * 3 * V * (K + U + CELL),
    axes: there,
  },
  gruBackward: {
    work: ({ M, V, from, to }) => (to - from) * M * 3 * V * (V + CELL),
    axes: back,
  },
  simpleRnnForward: {
    work: ({ M, K, U, V, T, from }) => (T - from) * M * V * (K + U + CELL),
    axes: there,
  },
  simpleRnnBackward: {
    work: ({ M, V, from, to }) => (to - from) * M * V * (V + CELL),
    axes: back,
  },
  recurrentWeightGradients: {
    work: ({ M, K, U, P, T, from, dwh }) =>
      (T - from) * M * P * PANEL * (K + (dwh === 0 ? 0 : U)) + P * PANEL * (K + U),
    axes: there,
  },
  transposePanels: {
    work: ({ N, from, to }) => 20 * N * (to - from),
    axes: [{ from: 'from', to: 'to', unit: 8 }],
  },
} satisfies Partial<
  WorkOf<
    | `${'lstm' | 'gru' | 'simpleRnn'}${'Forward' | 'Backward'}`
    | 'recurrentWeightGradients'
    | 'transposePanels'
  >
>;
