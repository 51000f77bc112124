/**
 * Cho et al.'s cell as Keras computes it: gates z and r by the recurrent activation, a candidate g by the activation, and
 * h' = z · h + (1 - z) · g. The reset gate scales the recurrent product (`resetAfter`), or h before the product.
 */
import type { ActivationName } from '../../../contract/layers/activation-names';
import { activationPart } from '../activation';
import type { Pass } from '../part';
import { blocksOf, complement, joinBlocks, plus, times, type Cell, type CellWeights } from './cell';

interface GruOptions {
  readonly activation: ActivationName;
  readonly recurrentActivation: ActivationName;
  readonly resetAfter: boolean;
}

const NOTHING = new Float64Array(0);

export function gruCell(weights: CellWeights, options: GruOptions): Cell {
  const { input, units } = weights;
  const candidate = options.resetAfter ? candidateResetAfter : candidateResetBefore;
  return {
    stateCount: 1,
    step(x, [h = NOTHING], pass) {
      const [xz = x, xr = x, xg = x] = blocksOf(input.forward(x, pass), units, 3);
      const [hz = x, hr = x, hg = x] = blocksOf(weights.recurrent.forward(h, pass), units, 3);
      const activateZ = activationPart(options.recurrentActivation, units);
      const activateR = activationPart(options.recurrentActivation, units);
      const z = activateZ.forward(plus(xz, hz), pass);
      const r = activateR.forward(plus(xr, hr), pass);
      const share = candidate(weights, r, { h, product: hg }, pass);
      const activateG = activationPart(options.activation, units);
      const g = activateG.forward(plus(xg, share.value), pass);
      return {
        states: [plus(times(z, h), times(complement(z), g))],
        backward([dOutput = NOTHING]) {
          const dG = activateG.backward(times(dOutput, complement(z)), pass);
          const dZ = activateZ.backward(
            times(
              dOutput,
              plus(
                h,
                g.map((v) => -v),
              ),
            ),
            pass,
          );
          const { dReset, dShare, dH } = share.backward(dG);
          const dR = activateR.backward(dReset, pass);
          const dProduct = joinBlocks([dZ, dR, dShare], units);
          const dRecurrent = weights.recurrent.backward(h, dProduct, pass);
          return {
            dInput: input.backward(x, joinBlocks([dZ, dR, dG], units), pass),
            dStates: [plus(plus(times(dOutput, z), dRecurrent), dH)],
          };
        },
      };
    },
  };
}

/** The last output, and its product with the candidate's block. */
interface Last {
  readonly h: Float64Array;
  readonly product: Float64Array;
}

interface Share {
  /** What the last output adds to the candidate's sum. */
  readonly value: Float64Array;
  /** dShare: d(loss)/d(third block of the product of h itself); dH: what reaches h by another way. */
  backward(dSum: Float64Array): {
    readonly dReset: Float64Array;
    readonly dShare: Float64Array;
    readonly dH: Float64Array;
  };
}

/** r · (h · recurrent + bias) */
function candidateResetAfter(_weights: CellWeights, r: Float64Array, { h, product }: Last): Share {
  return {
    value: times(r, product),
    backward: (dSum) => ({
      dReset: times(dSum, product),
      dShare: times(dSum, r),
      dH: new Float64Array(h.length),
    }),
  };
}

/** (r · h) · recurrent, a product of its own of which only the third block counts. */
function candidateResetBefore(
  { recurrent, units }: CellWeights,
  r: Float64Array,
  { h }: Last,
  pass: Pass,
): Share {
  const kept = times(r, h);
  const none = new Float64Array(h.length);
  return {
    value: blocksOf(recurrent.forward(kept, pass), units, 3)[2] ?? NOTHING,
    backward(dSum) {
      const dKept = recurrent.backward(kept, joinBlocks([none, none, dSum], units), pass);
      return { dReset: times(dKept, h), dShare: none, dH: times(dKept, r) };
    },
  };
}
