/** LayerNormalization over the last axis: y = gamma · (x - mean) / √(variance + epsilon) + beta, mean and variance of each row alone. */
import { channelSums } from './channels';
import { parameterOf, type LayerPlace, type Parameter, type Part } from './part';

export class LayerNormalizationPart implements Part {
  readonly parameters: readonly Parameter[];
  readonly #epsilon: number;
  /** Length of the last axis. */
  readonly #length: number;
  readonly #gamma: Parameter | undefined;
  readonly #beta: Parameter | undefined;
  #normalized: Float64Array = new Float64Array(0);
  /** 1 / √(variance + epsilon) of each row. */
  #inverse: Float64Array = new Float64Array(0);

  constructor(epsilon: number, place: LayerPlace) {
    this.#epsilon = epsilon;
    this.parameters = place.parameters;
    this.#length = place.output.at(-1) ?? 1;
    this.#gamma = parameterOf(place, 'gamma');
    this.#beta = parameterOf(place, 'beta');
  }

  forward(input: Float64Array): Float64Array {
    const length = this.#length;
    const mean = rowMeans(input, length);
    const centred = input.map((x, at) => x - (mean[Math.floor(at / length)] ?? 0));
    const variance = rowMeans(
      centred.map((x) => x * x),
      length,
    );
    const inverse = variance.map((v) => 1 / Math.sqrt(v + this.#epsilon));
    this.#inverse = inverse;
    this.#normalized = centred.map((x, at) => x * (inverse[Math.floor(at / length)] ?? 0));
    return this.#normalized.map((x, at) => {
      const place = at % length;
      return x * (this.#gamma?.value[place] ?? 1) + (this.#beta?.value[place] ?? 0);
    });
  }

  /** With g = dy · gamma: dx = inverse · (g - mean of g - x̂ · mean of g · x̂). */
  backward(dOutput: Float64Array): Float64Array {
    const length = this.#length;
    const normalized = this.#normalized;
    const product = (at: number): number => (dOutput[at] ?? 0) * (normalized[at] ?? 0);
    this.#gamma?.gradient.set(channelSums(dOutput.length, length, product));
    this.#beta?.gradient.set(channelSums(dOutput.length, length, (at) => dOutput[at] ?? 0));
    const g = dOutput.map((dy, at) => dy * (this.#gamma?.value[at % length] ?? 1));
    const mean = rowMeans(g, length);
    const along = rowMeans(
      g.map((value, at) => value * (normalized[at] ?? 0)),
      length,
    );
    return g.map((value, at) => {
      const row = Math.floor(at / length);
      const across = value - (mean[row] ?? 0) - (normalized[at] ?? 0) * (along[row] ?? 0);
      return (this.#inverse[row] ?? 0) * across;
    });
  }
}

function rowMeans(values: Float64Array, length: number): Float64Array {
  const means = new Float64Array(values.length / length);
  for (const [at, value] of values.entries()) {
    const row = Math.floor(at / length);
    means[row] = (means[row] ?? 0) + value;
  }
  return means.map((sum) => sum / length);
}
