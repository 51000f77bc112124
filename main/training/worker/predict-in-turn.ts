/** Predicts for one sample between whatever else is done with the engine. */
import type { Model } from '../../../engine/engine';
import { doInPieces, inOnePiece } from '../../../engine/in-pieces';
import { holdersHost, type Gate } from './gate';

export interface Prediction {
  readonly outputs: Float32Array;
  /** How many steps the weights had learned for that gave them. */
  readonly step: number;
}

/** `model`: asked for when its turn has come. */
export async function predictInTurn(
  model: () => Model,
  inputs: Float32Array,
  gate: Gate,
): Promise<Prediction> {
  let prediction: Prediction | undefined;
  const take = (outputs: Float32Array): void => {
    // A copy: the next batch may begin before the caller has it.
    prediction = { outputs: outputs.slice(), step: model().iterations };
  };
  await doInPieces(predicting(model, inputs), take, holdersHost(gate), () => false);
  if (prediction === undefined) throw new Error('A prediction that nobody could interrupt');
  return prediction;
}

function* predicting(
  model: () => Model,
  inputs: Float32Array,
): Generator<undefined, Float32Array, void> {
  const present = model();
  const work = present.predictInPieces?.(inputs, 1);
  return yield* work ?? inOnePiece(() => present.predict(inputs, 1));
}
