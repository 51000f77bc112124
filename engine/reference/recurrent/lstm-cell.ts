/**
 * Hochreiter and Schmidhuber's cell with a forget gate, as Keras computes it: i, f, o by the recurrent activation, the candidate g by the
 * activation; c' = f · c + i · g, h' = o · activation(c').
 */
import type { ActivationName } from '../../../contract/layers/activation-names';
import { activationPart } from '../activation';
import type { Pass } from '../part';
import { blocksOf, joinBlocks, plus, times, type Cell, type CellWeights } from './cell';

interface LstmActivations {
  readonly activation: ActivationName;
  readonly recurrentActivation: ActivationName;
}

const NOTHING = new Float64Array(0);

export function lstmCell(weights: CellWeights, names: LstmActivations): Cell {
  const { input, recurrent, units } = weights;
  return {
    stateCount: 2,
    step(x, [h = NOTHING, c = NOTHING], pass) {
      const sums = plus(input.forward(x, pass), recurrent.forward(h, pass));
      const gates = activateGates(sums, units, names, pass);
      const [i, f, g, o] = gates.values;
      const carry = plus(times(f, c), times(i, g));
      const activateCarry = activationPart(names.activation, units);
      const a = activateCarry.forward(carry, pass);
      return {
        states: [times(o, a), carry],
        backward([dOutput = NOTHING, dCarryAfter = NOTHING]) {
          const dCarry = plus(dCarryAfter, activateCarry.backward(times(dOutput, o), pass));
          const dGates = [times(dCarry, g), times(dCarry, c), times(dCarry, i), times(dOutput, a)];
          const dSums = gates.backward(dGates);
          return {
            dInput: input.backward(x, dSums, pass),
            dStates: [recurrent.backward(h, dSums, pass), times(dCarry, f)],
          };
        },
      };
    },
  };
}

function activateGates(
  sums: Float64Array,
  units: number,
  { activation, recurrentActivation }: LstmActivations,
  pass: Pass,
) {
  const parts = [recurrentActivation, recurrentActivation, activation, recurrentActivation].map(
    (name) => activationPart(name, units),
  );
  const blocks = blocksOf(sums, units, 4);
  const [i = sums, f = sums, g = sums, o = sums] = parts.map((part, at) =>
    part.forward(blocks[at] ?? NOTHING, pass),
  );
  return {
    values: [i, f, g, o] as const,
    backward: (dGates: readonly Float64Array[]) =>
      joinBlocks(
        parts.map((part, at) => part.backward(dGates[at] ?? NOTHING, pass)),
        units,
      ),
  };
}
