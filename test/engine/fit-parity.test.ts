import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TRAINING_FIELDS } from '../../contract/experiment';
import { initialValues } from '../../contract/fields';
import type { LayerConfig } from '../../contract/layers/registry';
import { newLoss } from '../../contract/losses/registry';
import type { OptimizerConfig } from '../../contract/optimizers/registry';
import { newSchedule } from '../../contract/schedules/registry';
import type { Engine, SampleData } from '../../engine/engine';
import { loadSamples } from '../../engine/loaded-samples';
import { withClassWeights } from '../../engine/sample-weights';
import { TrainingControl } from '../../engine/training-control';
import { trainModel } from '../../engine/training-loop';
import { TRAINING_START } from '../../engine/training-progress';
import { expectClose } from '../support/closeness';
import { ENGINES_UNDER_TEST } from '../support/engines';
import { readParity, withWeights } from '../support/keras-parity';
import { valueOf } from '../support/results';
import { eventsOf } from '../support/training-bench';

type Weighting = 'plain' | 'classWeight' | 'sampleWeights';
type HistoryKey = 'loss' | 'accuracy' | 'val_loss' | 'val_accuracy';
type Tensors = Readonly<Record<string, readonly number[]>>;

/** scripts/keras/losses_parity.py: what Keras's fit() itself reported, and the weights it ended with. */
interface Fit {
  readonly layers: readonly LayerConfig[];
  readonly optimizer: OptimizerConfig;
  readonly weights: Tensors;
  readonly inputs: readonly number[];
  readonly labels: readonly number[];
  readonly sampleWeights: readonly number[];
  readonly classWeight: readonly number[];
  readonly batchSize: number;
  readonly validationSplit: number;
  readonly runs: Readonly<
    Record<
      Weighting,
      { readonly history: Readonly<Record<HistoryKey, readonly number[]>>; readonly after: Tensors }
    >
  >;
}

const fit = readParity('fit') as Fit;
const { batchSize, validationSplit } = fit;

function samplesOf(weighting: Weighting): SampleData {
  const labels = Uint8Array.from(fit.labels);
  return {
    count: labels.length,
    inputShape: [5],
    inputs: Float32Array.from(fit.inputs),
    inputScale: 1,
    targets: { kind: 'classes', labels, classCount: 3 },
    ...(weighting === 'sampleWeights' && { sampleWeights: Float32Array.from(fit.sampleWeights) }),
  };
}

describe.each(ENGINES_UNDER_TEST)('$name trains and reports as Keras’s fit() does', (underTest) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await underTest.open();
  });
  afterAll(() => {
    engine.dispose();
  });

  it.each(['plain', 'classWeight', 'sampleWeights'] as const)('%s', async (weighting) => {
    const training = {
      ...initialValues(TRAINING_FIELDS),
      classWeight: weighting === 'classWeight' ? fit.classWeight : [],
      shuffle: false,
      batchSize,
      validationSplit,
    };
    const data = withClassWeights(samplesOf(weighting), training);
    const model = valueOf(
      engine.build({
        inputShape: [5],
        layers: fit.layers,
        loss: newLoss('sparse_categorical_crossentropy'),
        optimizer: fit.optimizer,
        maxBatchSize: 256,
        seed: 1,
      }),
    );
    valueOf(model.setState(withWeights(model.getState(), fit.weights)));
    const plan = {
      model,
      samples: valueOf(loadSamples(engine, data)),
      training,
      learningRate: fit.optimizer.learningRate,
      schedule: newSchedule('Constant'),
      totalEpochs: 2,
      position: TRAINING_START,
    };
    const host = { now: () => performance.now(), breathe: () => Promise.resolve() };
    const events = [];
    for await (const event of trainModel(plan, new TrainingControl(), host)) events.push(event);
    const epochs = eventsOf(events, 'epochEnded').map(({ report }) => report);
    const { history, after } = fit.runs[weighting];
    const reported = {
      loss: epochs.map(({ loss }) => loss),
      accuracy: epochs.map(({ accuracy }) => accuracy),
      val_loss: epochs.map(({ validationLoss }) => validationLoss ?? NaN),
      val_accuracy: epochs.map(({ validationAccuracy }) => validationAccuracy ?? NaN),
    };
    for (const [key, values] of Object.entries(reported)) {
      expectClose(key, values, history[key as HistoryKey], underTest.tolerance[10]);
    }
    const { weights } = model.getState();
    for (const { name, data: values } of weights) {
      expectClose(name, values, after[name]!, underTest.tolerance[10]);
    }
    expect(weights.length).toBe(Object.keys(after).length);
    model.dispose();
  });
});
