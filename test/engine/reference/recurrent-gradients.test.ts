import { describe, it } from 'vitest';
import { ACTIVATIONS } from '../../../contract/layers/activation-names';
import { MERGE_MODES } from '../../../contract/layers/bidirectional';
import { newLayer, type LayerConfig, type LayerConfigOf } from '../../../contract/layers/registry';
import type { SampleData } from '../../../engine/engine';
import type { ReferenceModel } from '../../../engine/reference/model';
import { uniform } from '../../../engine/random';
import { expectFiniteDifferences } from '../../support/finite-differences';

const ROWS = 3;
const STEPS = 4;
const FEATURES = 3;
const noise = (layer: number, index: number) =>
  2 * uniform({ seed: 12, purpose: 'noise', layer, step: 0 }, index) - 1;

const data: SampleData = {
  count: ROWS,
  inputShape: [STEPS, FEATURES],
  inputs: Float32Array.from({ length: ROWS * STEPS * FEATURES }, (_, at) => noise(99, at)),
  inputScale: 1,
  targets: { kind: 'classes', labels: Uint8Array.of(0, 2, 1), classCount: 3 },
};

function setWeights(model: ReferenceModel): void {
  for (const [layer, { value }] of model.parameters.entries()) {
    value.forEach((_, index) => (value[index] = 0.6 * noise(layer, index)));
  }
}

const output = newLayer('Dense', { units: 3, activation: 'softmax' });
const flatten = newLayer('Flatten');

function expectGradients(...layers: readonly LayerConfig[]): void {
  expectFiniteDifferences([...layers, output], 'categorical_crossentropy', data, setWeights);
}

const KINDS = ['SimpleRNN', 'LSTM', 'GRU'] as const;
const recurrent = (kind: (typeof KINDS)[number], values: Partial<LayerConfigOf<'LSTM'>>) =>
  newLayer(kind, { units: 2, ...values }) as LayerConfig;

describe.each(KINDS)('the gradient of %s is its finite difference', (kind) => {
  it.each(ACTIVATIONS)('with %s', (activation) => {
    expectGradients(recurrent(kind, { activation }));
  });

  it.each([
    { returnSequences: true },
    { returnSequences: true, goBackwards: true },
    { returnSequences: true, useBias: false },
    { returnSequences: true, dropout: 0.4 },
    { returnSequences: true, recurrentDropout: 0.4 },
    { returnSequences: true, recurrentDropout: 0.3, dropout: 0.4, goBackwards: true },
  ])('all steps, %o', (options) => {
    expectGradients(recurrent(kind, options), flatten);
  });

  it('backwards, and under another', () => {
    expectGradients(
      recurrent(kind, { returnSequences: true }),
      recurrent(kind, { units: 3, goBackwards: true, dropout: 0.3 }),
    );
  });

  it.each(MERGE_MODES)('both ways, %s', (mergeMode) => {
    for (const returnSequences of [false, true]) {
      const recurrentDropout = returnSequences ? 0.4 : 0;
      const layer = recurrent(kind, { dropout: 0.3, returnSequences, recurrentDropout });
      const both = newLayer('Bidirectional', { layer, mergeMode } as never);
      expectGradients(both, ...(returnSequences ? [flatten] : []));
    }
  });
});

describe.each(ACTIVATIONS)('gates with %s', (recurrentActivation) => {
  it('in LSTM', () => {
    expectGradients(newLayer('LSTM', { units: 2, recurrentActivation }));
  });

  it.each([true, false])('in GRU, reset after: %s', (resetAfter) => {
    expectGradients(newLayer('GRU', { units: 2, recurrentActivation, resetAfter }));
    const dropped = { dropout: 0.2, recurrentDropout: 0.4 };
    expectGradients(newLayer('GRU', { units: 2, recurrentActivation, resetAfter, ...dropped }));
  });
});

it('the gradient reaches what stands before Dense on a sequence', () => {
  const steps = newLayer('TimeDistributed', {
    layer: newLayer('Dense', { units: 2, activation: 'elu' }),
  });
  expectGradients(newLayer('Dense', { units: 4, activation: 'tanh' }), steps, flatten);
});
