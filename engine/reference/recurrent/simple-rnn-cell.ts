/** h' = activation(x · kernel + bias + h · recurrent) */
import type { ActivationName } from '../../../contract/layers/activation-names';
import { activationPart } from '../activation';
import { plus, type Cell, type CellWeights } from './cell';

export function simpleRnnCell(
  { input, recurrent, units }: CellWeights,
  { activation }: { readonly activation: ActivationName },
): Cell {
  return {
    stateCount: 1,
    step(x, [h = new Float64Array(0)], pass) {
      const activate = activationPart(activation, units);
      const output = activate.forward(
        plus(input.forward(x, pass), recurrent.forward(h, pass)),
        pass,
      );
      return {
        states: [output],
        backward([dOutput = output]) {
          const dSum = activate.backward(dOutput, pass);
          return {
            dInput: input.backward(x, dSum, pass),
            dStates: [recurrent.backward(h, dSum, pass)],
          };
        },
      };
    },
  };
}
