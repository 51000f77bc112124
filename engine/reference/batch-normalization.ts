/** BatchNormalization over the last axis: y = gamma · (x - mean) / √(variance + epsilon) + beta. */
import { channelSums } from './channels';
import { parameterOf, type LayerPlace, type Parameter, type Part, type Pass } from './part';

interface Settings {
  readonly momentum: number;
  readonly epsilon: number;
}

export class BatchNormalizationPart implements Part {
  readonly parameters: readonly Parameter[];
  readonly #settings: Settings;
  readonly #channels: number;
  readonly #gamma: Parameter | undefined;
  readonly #beta: Parameter | undefined;
  readonly #movingMean: Parameter;
  readonly #movingVariance: Parameter;
  /** (x - mean) / √(variance + epsilon), and the divisor's inverse by channel. */
  #normalized: Float64Array = new Float64Array(0);
  #inverse: Float64Array = new Float64Array(0);

  constructor(settings: Settings, place: LayerPlace) {
    this.#settings = settings;
    this.parameters = place.parameters;
    this.#channels = place.output.at(-1) ?? 1;
    this.#gamma = parameterOf(place, 'gamma');
    this.#beta = parameterOf(place, 'beta');
    const movingMean = parameterOf(place, 'moving_mean');
    const movingVariance = parameterOf(place, 'moving_variance');
    if (movingMean === undefined || movingVariance === undefined) {
      throw new Error('BatchNormalization lacks its moving averages');
    }
    this.#movingMean = movingMean;
    this.#movingVariance = movingVariance;
  }

  forward(input: Float64Array, { training }: Pass): Float64Array {
    const { mean, variance } = training ? this.#batchMoments(input) : this.#movingMoments();
    if (training) this.#follow(mean, variance);
    const channels = this.#channels;
    const inverse = variance.map((v) => 1 / Math.sqrt(v + this.#settings.epsilon));
    this.#inverse = inverse;
    this.#normalized = input.map((x, at) => {
      const channel = at % channels;
      return (x - (mean[channel] ?? 0)) * (inverse[channel] ?? 0);
    });
    return this.#normalized.map((x, at) => {
      const channel = at % channels;
      return x * (this.#gamma?.value[channel] ?? 1) + (this.#beta?.value[channel] ?? 0);
    });
  }

  /** The batch's mean and variance depend on x too: dx = gamma · inverse · (dy - mean of dy - x̂ · mean of dy · x̂). */
  backward(dOutput: Float64Array): Float64Array {
    const channels = this.#channels;
    const normalized = this.#normalized;
    const perChannel = dOutput.length / channels;
    const sum = channelSums(dOutput.length, channels, (at) => dOutput[at] ?? 0);
    const product = channelSums(
      dOutput.length,
      channels,
      (at) => (dOutput[at] ?? 0) * (normalized[at] ?? 0),
    );
    this.#gamma?.gradient.set(product);
    this.#beta?.gradient.set(sum);
    return dOutput.map((dy, at) => {
      const channel = at % channels;
      const factor = (this.#gamma?.value[channel] ?? 1) * (this.#inverse[channel] ?? 0);
      const along = (normalized[at] ?? 0) * (product[channel] ?? 0);
      return factor * (dy - ((sum[channel] ?? 0) + along) / perChannel);
    });
  }

  /** The variance is that of the batch itself: divided by the number of values, not by one less. */
  #batchMoments(input: Float64Array) {
    const perChannel = input.length / this.#channels;
    const sums = channelSums(input.length, this.#channels, (at) => input[at] ?? 0);
    const mean = sums.map((sum) => sum / perChannel);
    const squares = channelSums(
      input.length,
      this.#channels,
      (at, channel) => ((input[at] ?? 0) - (mean[channel] ?? 0)) ** 2,
    );
    return { mean, variance: squares.map((sum) => sum / perChannel) };
  }

  #movingMoments() {
    return { mean: this.#movingMean.value, variance: this.#movingVariance.value };
  }

  /** moving = moving · momentum + batch's · (1 - momentum). */
  #follow(mean: Float64Array, variance: Float64Array): void {
    const { momentum } = this.#settings;
    const move = (moving: Float64Array, batch: Float64Array): void => {
      for (const [i, value] of batch.entries()) {
        moving[i] = (moving[i] ?? 0) * momentum + value * (1 - momentum);
      }
    };
    move(this.#movingMean.value, mean);
    move(this.#movingVariance.value, variance);
  }
}
