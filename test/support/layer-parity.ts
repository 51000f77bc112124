/** The cases stored by scripts/keras/weights_parity.py and its like: with an input shape, and with answers outside training. */
import type { Shape } from '../../contract/shapes';
import type { SampleData } from '../../engine/engine';
import { paritySamples, parityDefinition, readParity, type ParityCase } from './keras-parity';

interface Answers {
  readonly outputs: readonly number[];
  readonly lossSum: number;
}

export interface LayerParityCase extends ParityCase {
  readonly inputShape: Shape;
  /** Of the first batch, at the start and after 100 steps. */
  readonly inference: Answers;
  readonly finalInference: Answers;
}

export function layerParityCases(): readonly (readonly [name: string, parity: LayerParityCase])[] {
  return ['weights', 'normalization', 'embedding-penalty'].flatMap((file) =>
    Object.entries((readParity(file) as { cases: Record<string, LayerParityCase> }).cases),
  );
}

export function layerParitySamples(parity: LayerParityCase): SampleData {
  return { ...paritySamples(parity), inputShape: parity.inputShape };
}

export function layerParityDefinition(parity: LayerParityCase) {
  const maxBatchSize = Math.max(...parity.batches.map(({ labels = [] }) => labels.length));
  return { ...parityDefinition(parity), inputShape: parity.inputShape, maxBatchSize };
}
