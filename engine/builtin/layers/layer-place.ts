/** Where in the network a layer stands, and what the contract's shape rule said of it. */
import type { Shape, WeightSpec } from '../../../contract/shapes';

export interface LayerPlace {
  /** Index in the network; names its weights and its random streams. */
  readonly index: number;
  readonly input: Shape;
  readonly output: Shape;
  readonly weights: readonly WeightSpec[];
}
