/** Steps of optimizers, clipping and penalties: so many runs of bytes in several places at once. And what makes weights orthogonal. */
import type { WorkOf } from './kernel-work';

/** Bytes in a step of every one of these kernels. */
const UNIT = 64;

interface Runs {
  readonly O: number;
  readonly bytes: number;
  readonly stride: number;
}
type Places<N extends string, V> = { readonly [P in N]: V };

/** `places`: the arguments that are addresses; `work`: of one number. */
function runs<const N extends string>(work: number, ...places: readonly N[]) {
  const moves = <V>(value: V): Places<N, V> =>
    Object.fromEntries(places.map((place) => [place, value])) as Places<N, V>;
  return {
    work: ({ O, bytes }: Runs) => (work * O * bytes) / 4,
    axes: [
      { count: 'O', moves: moves(({ stride }: Runs) => stride) },
      { count: 'bytes', unit: UNIT, moves: moves(1) },
    ],
  } as const;
}

export const UPDATES = {
  adadeltaStep: runs(70, 'w', 'g', 'a', 'x'),
  adagradStep: runs(50, 'w', 'g', 'a'),
  adamStep: runs(80, 'w', 'g', 'm', 'v'),
  adamAmsgradStep: runs(75, 'w', 'g', 'm', 'v', 'x'),
  adamaxStep: runs(64, 'w', 'g', 'm', 'u'),
  lionStep: runs(40, 'w', 'g', 'm'),
  nadamStep: runs(80, 'w', 'g', 'm', 'v'),
  rmspropStep: runs(50, 'w', 'g', 'v'),
  rmspropMomentumStep: runs(64, 'w', 'g', 'v', 'u'),
  rmspropCenteredStep: runs(64, 'w', 'g', 'v', 'a'),
  rmspropCenteredMomentumStep: runs(75, 'w', 'g', 'v', 'u', 'a'),
  sgdStep: runs(25, 'w', 'g'),
  sgdMomentumStep: runs(35, 'w', 'g', 'v'),
  decayWeights: runs(20, 'w'),
  clipValues: runs(20, 'g'),
  scaleGradient: runs(20, 'g'),
  flushSmall: runs(20, 'state'),
  penaltyGradient: runs(30, 'g', 'w'),
  penaltyValue: { work: ({ K, W }) => 10 * K * W },
  squareSums: { work: ({ K, C }) => 4 * K * C + 20 },
  removePanels: { work: ({ L, D }) => 100 * L * D },
  addSums: { work: ({ N }) => 30 * N },
  clipScale: { work: ({ N }) => 30 * N },
} satisfies Partial<
  WorkOf<
    | `ada${'delta' | 'grad' | 'm' | 'mAmsgrad' | 'max'}Step`
    | `${'lion' | 'nadam'}Step`
    | `rmsprop${'' | 'Momentum' | 'Centered' | 'CenteredMomentum'}Step`
    | `sgd${'' | 'Momentum'}Step`
    | 'decayWeights'
    | 'clipValues'
    | 'clipScale'
    | 'scaleGradient'
    | 'flushSmall'
    | `penalty${'Gradient' | 'Value'}`
    | 'squareSums'
    | 'removePanels'
    | 'addSums'
  >
>;
