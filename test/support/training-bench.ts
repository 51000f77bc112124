/** A small training for tests of the loop: 23 samples, a tiny network, a clock that moves only when a batch is trained. */
import { newLayer } from '../../contract/layers/registry';
import { TRAINING_FIELDS, type TrainingConfig } from '../../contract/experiment';
import { initialValues } from '../../contract/fields';
import { newOptimizer, type OptimizerConfig } from '../../contract/optimizers/registry';
import { newSchedule } from '../../contract/schedules/registry';
import { newLoss } from '../../contract/losses/registry';
import type { Engine, Model, ModelDefinition, SampleData } from '../../engine/engine';
import type { LoopHost } from '../../engine/loop-host';
import { loadSamples, type LoadedSamples } from '../../engine/loaded-samples';
import { uniform } from '../../engine/random';
import { createReferenceEngine } from '../../engine/reference/reference-engine';
import { TrainingControl } from '../../engine/training-control';
import { trainModel, type TrainingEvent, type TrainingPlan } from '../../engine/training-loop';
import { TRAINING_START } from '../../engine/training-progress';
import { valueOf } from './results';

export const SAMPLE_COUNT = 23;
export const BATCH_MS = 3;

/** Three classes told apart by the largest of the first three inputs. */
export function smallSamples(count = SAMPLE_COUNT): SampleData {
  const stream = { seed: 5, purpose: 'noise', layer: 0, step: 0 } as const;
  const inputs = Float32Array.from({ length: count * 4 }, (_, index) => uniform(stream, index));
  const labels = Uint8Array.from({ length: count }, (_, sample) => {
    const row = inputs.subarray(sample * 4, sample * 4 + 3);
    return row.indexOf(Math.max(...row));
  });
  const targets = { kind: 'classes', labels, classCount: 3 } as const;
  return { count, inputShape: [4], inputs, inputScale: 1, targets };
}

export function smallDefinition(optimizer: OptimizerConfig): ModelDefinition {
  return {
    inputShape: [4],
    layers: [
      newLayer('Dense', { units: 6, activation: 'relu' }),
      { kind: 'Dropout', rate: 0.25 },
      newLayer('Dense', { units: 3, activation: 'softmax' }),
    ],
    loss: newLoss('categorical_crossentropy'),
    optimizer,
    maxBatchSize: 256,
    seed: 11,
  };
}

export const ADAM: OptimizerConfig = newOptimizer('Adam', { learningRate: 0.01 });

export interface TrainedBatch {
  readonly indices: readonly number[];
  readonly lossSum: number;
  readonly learningRate: number | undefined;
}

/** What a training needs, and a record of what it did. */
export interface TrainingBench {
  readonly plan: TrainingPlan;
  readonly control: TrainingControl;
  readonly host: LoopHost;
  readonly trained: TrainedBatch[];
  /** How many batches had been trained at each breath. */
  readonly breaths: number[];
}

export interface BenchOptions {
  readonly engine?: Engine;
  readonly training?: Partial<TrainingConfig>;
  readonly plan?: Partial<Omit<TrainingPlan, 'training' | 'model'>>;
  readonly optimizer?: OptimizerConfig;
  /** Goes on with this model instead of a new one. */
  readonly model?: Model;
  readonly onBreath?: (bench: TrainingBench) => void;
}

export function trainingBench(options: BenchOptions = {}): TrainingBench {
  const engine = options.engine ?? createReferenceEngine('for a test');
  const optimizer = options.optimizer ?? ADAM;
  const model = options.model ?? valueOf<Model>(engine.build(smallDefinition(optimizer)));
  const samples: LoadedSamples = valueOf(loadSamples(engine, smallSamples()));
  const training = { ...initialValues(TRAINING_FIELDS), batchSize: 5, ...options.training };
  const trained: TrainedBatch[] = [];
  const breaths: number[] = [];
  const bench: TrainingBench = {
    trained,
    breaths,
    control: new TrainingControl(),
    plan: {
      model: recording(model, trained),
      samples,
      training,
      learningRate: optimizer.learningRate,
      schedule: newSchedule('Constant'),
      totalEpochs: 2,
      position: TRAINING_START,
      ...options.plan,
    },
    host: {
      now: () => trained.length * BATCH_MS,
      breathe: () => {
        breaths.push(trained.length);
        options.onBreath?.(bench);
        return Promise.resolve();
      },
    },
  };
  return bench;
}

/** The same model, with a record of every batch trained in whole. */
function recording(model: Model, trained: TrainedBatch[]): Model {
  function* trainBatchInPieces(...batch: Parameters<Model['trainBatchInPieces']>) {
    const [, indices, start, count, learningRate] = batch;
    const result = yield* model.trainBatchInPieces(...batch);
    const used = [...indices.subarray(start, start + count)];
    trained.push({ indices: used, lossSum: result.lossSum, learningRate });
    return result;
  }
  return {
    get iterations() {
      return model.iterations;
    },
    trainBatchInPieces,
    trainBatch: (...batch) => model.trainBatch(...batch),
    evaluateBatch: (...batch) => model.evaluateBatch(...batch),
    evaluateBatchInPieces: (...batch) => model.evaluateBatchInPieces(...batch),
    predict: (inputs, count) => model.predict(inputs, count),
    getState: () => model.getState(),
    setState: (state) => model.setState(state),
    dispose: () => {
      model.dispose();
    },
  };
}

export async function runBench({ plan, control, host }: TrainingBench): Promise<TrainingEvent[]> {
  const events: TrainingEvent[] = [];
  for await (const event of trainModel(plan, control, host)) events.push(event);
  return events;
}

export function eventsOf<T extends TrainingEvent['type']>(
  events: readonly TrainingEvent[],
  type: T,
): Extract<TrainingEvent, { type: T }>[] {
  return events.filter(
    (event): event is Extract<TrainingEvent, { type: T }> => event.type === type,
  );
}
