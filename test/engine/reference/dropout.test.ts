import { describe, expect, it } from 'vitest';
import type { LayerPlace } from '../../../engine/reference/part';
import { DropoutPart } from '../../../engine/reference/dropout';
import { dropoutIndex, uniform } from '../../../engine/random';

const place: LayerPlace = { index: 3, seed: 8, input: [50], output: [50], parameters: [] };
const ones = new Float64Array(40 * 50).fill(1);
const training = { rows: 40, training: true, iterations: 6 };

describe('dropout of the reference', () => {
  it('keeps an input when its number of the stream is at least the rate, and scales what it keeps', () => {
    const output = new DropoutPart(0.3, place).forward(ones, training);
    const stream = { seed: 8, purpose: 'dropout', layer: 3, step: 6 } as const;
    for (const [at, value] of output.entries()) {
      const number = uniform(stream, dropoutIndex(Math.floor(at / 50), at % 50, 50));
      expect(value).toBe(number >= 0.3 ? 1 / 0.7 : 0);
    }
  });

  it('drops about its rate, and other inputs at the next step', () => {
    const part = new DropoutPart(0.3, place);
    const first = part.forward(ones, training);
    const dropped = first.filter((value) => value === 0).length / ones.length;
    expect(Math.abs(dropped - 0.3)).toBeLessThan(0.03);
    expect(part.forward(ones, { ...training, iterations: 7 })).not.toEqual(first);
  });

  it('passes the gradient through the inputs it kept', () => {
    const part = new DropoutPart(0.3, place);
    const output = part.forward(ones, training);
    expect(part.backward(ones)).toEqual(output);
  });

  it('does nothing when the network is only asked', () => {
    const output = new DropoutPart(0.3, place).forward(ones, { ...training, training: false });
    expect(output).toEqual(ones);
  });
});
