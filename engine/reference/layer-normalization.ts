/** LayerNormalization over the last axis: y = gamma · (x - mean) / √(variance + epsilon) + beta, mean and variance of each row alone. */
import { channelSums } from './channels';
import { parameterOf, type LayerPlace, type Parameter, type Part } from './part';
import { dot, rowOf } from './rows';

export class LayerNormalizationPart implements Part {
  readonly parameters: readonly Parameter[];
  readonly #epsilon: number;
  /** Length of the last axis. */
  readonly #length: number;
  readonly #gamma: Parameter | undefined;
  readonly #beta: Parameter | undefined;
  #normalized: Float64Array = new Float64Array(0);
  /** 1 / √(variance + epsilon) of each row. */
  #inverses: readonly number[] = [];

  constructor(epsilon: number, place: LayerPlace) {
    this.#epsilon = epsilon;
    this.parameters = place.parameters;
    this.#length = place.output.at(-1) ?? 1;
    this.#gamma = parameterOf(place, 'gamma');
    this.#beta = parameterOf(place, 'beta');
  }

  forward(input: Float64Array): Float64Array {
    const length = this.#length;
    const count = input.length / length;
    const normalized = new Float64Array(input.length);
    this.#inverses = Array.from({ length: count }, (_, row) => {
      const x = rowOf(input, row, length);
      const mean = x.reduce((sum, value) => sum + value, 0) / length;
      const variance = x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / length;
      const inverse = 1 / Math.sqrt(variance + this.#epsilon);
      normalized.set(
        x.map((value) => (value - mean) * inverse),
        row * length,
      );
      return inverse;
    });
    this.#normalized = normalized;
    return normalized.map((x, at) => {
      const place = at % length;
      return x * (this.#gamma?.value[place] ?? 1) + (this.#beta?.value[place] ?? 0);
    });
  }

  /** With g = dy · gamma: dx = inverse · (g - mean of g - x̂ · mean of g · x̂). */
  backward(dOutput: Float64Array): Float64Array {
    const length = this.#length;
    const normalized = this.#normalized;
    const count = dOutput.length;
    const product = (at: number): number => (dOutput[at] ?? 0) * (normalized[at] ?? 0);
    this.#gamma?.gradient.set(channelSums(count, length, product));
    this.#beta?.gradient.set(channelSums(count, length, (at) => dOutput[at] ?? 0));
    const g = dOutput.map((dy, at) => dy * (this.#gamma?.value[at % length] ?? 1));
    const dInput = new Float64Array(count);
    for (const [row, inverse] of this.#inverses.entries()) {
      const [own, x] = [rowOf(g, row, length), rowOf(normalized, row, length)];
      const mean = own.reduce((sum, value) => sum + value, 0) / length;
      const along = dot(own, x) / length;
      dInput.set(
        own.map((value, i) => inverse * (value - mean - (x[i] ?? 0) * along)),
        row * length,
      );
    }
    return dInput;
  }
}
