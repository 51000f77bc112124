import { afterAll, describe, it } from 'vitest';
import { newLayer } from '../../../contract/layers/registry';
import { definition, dense, madeSamples, openBuiltin } from '../../support/builtin-engine';
import { expectReferenceGradients } from '../../support/gradient-check';

const WIDTH = 13;
const CLASSES = 5;
const engines = { plain: openBuiltin(), relaxed: openBuiltin({ precision: 'fast' }) };

afterAll(() => {
  for (const engine of Object.values(engines)) engine.dispose();
});

const floats = madeSamples({ count: 50, width: WIDTH, classes: CLASSES, type: 'floats' });
const bytes = madeSamples({ count: 50, width: WIDTH, classes: CLASSES, type: 'bytes' });
const sampleWeights = Float32Array.from({ length: 50 }, (_, i) => (i * 5) % 7);
const layers = [
  dense(130, 'relu'),
  dense(133, 'relu'),
  newLayer('Dropout', { rate: 0.3 }),
  dense(149, 'relu'),
  dense(128, 'relu'),
  dense(CLASSES, 'softmax'),
];

describe.each(['plain', 'relaxed'] as const)('Dense layers between two relu, %s build', (build) => {
  it.each([1, 3, 32, 37])('have the reference’s gradients, with %i samples', (count) => {
    for (const data of [floats, bytes, { ...floats, sampleWeights }]) {
      expectReferenceGradients(engines[build], definition(WIDTH, layers), data, count, 1e-5);
    }
  });
});
