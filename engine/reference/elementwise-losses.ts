/** The losses that are the mean, over a sample's outputs, of something of each output and its target. */
import { EPSILON, type LossOfSample } from './sample-loss';

/** `of` gives an output's part of the loss and its derivative. */
export function meanOverOutputs(
  of: (y: number, t: number) => readonly [value: number, slope: number],
): LossOfSample {
  return (output, target) => {
    const width = output.length;
    const dOutput = new Float64Array(width);
    let sum = 0;
    for (let i = 0; i < width; i++) {
      const [value, slope] = of(output[i] ?? 0, target[i] ?? 0);
      sum += value;
      dOutput[i] = slope / width;
    }
    return { value: sum / width, dOutput };
  };
}

/** e² / 2 where |e| <= delta, else delta · |e| - delta² / 2, with e = y - t. */
export function huber(delta: number): LossOfSample {
  return meanOverOutputs((y, t) => {
    const e = y - t;
    if (Math.abs(e) <= delta) return [(e * e) / 2, e];
    return [delta * Math.abs(e) - (delta * delta) / 2, delta * Math.sign(e)];
  });
}

/** ln cosh e = ln(1 + 2 · sinh²(e / 2)), which does not cancel near 0; its derivative is tanh e. */
export const logCosh: LossOfSample = meanOverOutputs((y, t) => {
  const e = Math.abs(y - t);
  const value =
    e < 1 ? Math.log1p(2 * Math.sinh(e / 2) ** 2) : e + Math.log1p(Math.exp(-2 * e)) - Math.LN2;
  return [value, Math.tanh(y - t)];
});

/** 100 · |y - t| / max(|t|, 1e-7). */
export const percentageError: LossOfSample = meanOverOutputs((y, t) => {
  const size = Math.max(Math.abs(t), EPSILON);
  return [(100 * Math.abs(y - t)) / size, (100 * Math.sign(y - t)) / size];
});

function drawnToHalf(target: number, smoothing: number): number {
  return target * (1 - smoothing) + 0.5 * smoothing;
}

/** -(s · ln p + (1 - s) · ln(1 - p)), p = clip(y, 1e-7, 1 - 1e-7). Where the clip cuts, no gradient passes. */
export function binaryCrossentropy(smoothing: number): LossOfSample {
  return meanOverOutputs((y, t) => {
    const s = drawnToHalf(t, smoothing);
    const p = Math.min(Math.max(y, EPSILON), 1 - EPSILON);
    const value = -(s * Math.log(p) + (1 - s) * Math.log(1 - p));
    return [value, p === y ? (p - s) / (p * (1 - p)) : 0];
  });
}

/** max(z, 0) - z · s + ln(1 + e^-|z|); its derivative is sigmoid(z) - s. */
export function binaryCrossentropyFromLogits(smoothing: number): LossOfSample {
  return meanOverOutputs((z, t) => {
    const s = drawnToHalf(t, smoothing);
    const value = Math.max(z, 0) - z * s + Math.log1p(Math.exp(-Math.abs(z)));
    return [value, 1 / (1 + Math.exp(-z)) - s];
  });
}
