/** Recurrent cells: their walks go in stretches of steps. */
import type { WorkOf } from './kernel-work';

const PANEL = 8;
/** The activations and products of one gate, element by element. */
const CELL = 40;

/** For few samples, reading the weights takes as long as so many. */
const FEWEST = 16;
const samples = (count: number): number => Math.max(count, FEWEST);

const there = [{ from: 'from', to: 'T' }] as const;
const back = [{ from: 'from', to: 'to', isFromEnd: true }] as const;

export const RECURRENT = {
  lstmForward: {
    isForManyRows: true,
    work: ({ M, K, U, V, S, from, to }) => ((to - from) * samples(M) * 4 * V * (K + U + CELL)) / S,
    axes: [{ from: 'from', to: 'to' }],
  },
  lstmBackward: {
    isForManyRows: true,
    work: ({ M, V, S, from, to }) => ((to - from) * samples(M) * 4 * V * (V + CELL)) / S,
    axes: back,
  },
  gruForward: {
    isForManyRows: true,
    work: ({ M, K, U, V, T, from }) => (T - from) * samples(M) * 3 * V * (K + U + CELL),
    axes: there,
  },
  gruBackward: {
    isForManyRows: true,
    work: ({ M, V, from, to }) => (to - from) * samples(M) * 3 * V * (V + CELL),
    axes: back,
  },
  simpleRnnForward: {
    isForManyRows: true,
    work: ({ M, K, U, V, T, from }) => (T - from) * samples(M) * V * (K + U + CELL),
    axes: there,
  },
  simpleRnnBackward: {
    isForManyRows: true,
    work: ({ M, V, from, to }) => (to - from) * samples(M) * V * (V + CELL),
    axes: back,
  },
  keepStates: { work: ({ M, V, count }) => 4 * M * V * count },
  addKeptProducts: { work: ({ M, U, V, count }) => M * U * V * count },
  inputProducts: { work: ({ M, K, V, count }) => M * K * V * count },
  addKeptGradients: { work: ({ M, V, count }) => M * V * V * count },
  scaleKept: { work: ({ M, V }) => 4 * M * V },
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
    | 'keepStates'
    | 'addKeptProducts'
    | 'inputProducts'
    | 'addKeptGradients'
    | 'scaleKept'
    | 'recurrentWeightGradients'
    | 'transposePanels'
  >
>;
