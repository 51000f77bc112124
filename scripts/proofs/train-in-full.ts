/** One full training by an engine as the app runs it, and the evaluation of what was learnt. Every epoch is told on stderr. */
import type { Result } from '../../contract/errors';
import type { Evaluation } from '../../contract/evaluation';
import type { TrainingConfig } from '../../contract/experiment';
import { newSchedule } from '../../contract/schedules/registry';
import type { Engine, ModelDefinition, SampleData } from '../../engine/engine';
import { evaluate } from '../../engine/evaluate';
import { loadSamples } from '../../engine/loaded-samples';
import { TrainingControl } from '../../engine/training-control';
import { trainModel } from '../../engine/training-loop';
import { TRAINING_START } from '../../engine/training-progress';
import { freeHost } from '../../main/training/worker/gate';

export interface FullTraining {
  readonly name: string;
  readonly definition: ModelDefinition;
  readonly training: TrainingConfig;
  readonly data: { readonly train: SampleData; readonly test: SampleData };
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

export async function trainInFull(
  engine: Engine,
  { name, definition, training, data }: FullTraining,
): Promise<Evaluation> {
  const model = valueOf(engine.build(definition));
  const samples = valueOf(loadSamples(engine, data.train));
  const test = valueOf(loadSamples(engine, data.test));
  const plan = {
    model,
    samples,
    training,
    learningRate: definition.optimizer.learningRate,
    schedule: newSchedule('Constant'),
    totalEpochs: training.epochs,
    position: TRAINING_START,
  };
  for await (const event of trainModel(plan, new TrainingControl(), freeHost)) {
    if (event.type === 'failed') throw new Error(event.error.message);
    if (event.type !== 'epochEnded') continue;
    const { epoch, loss, seconds } = event.report;
    const told = `loss ${loss.toFixed(4)}, ${seconds.toFixed(1)} s`;
    console.error(`${name}, seed ${training.seed}, epoch ${epoch}: ${told}`);
  }
  const evaluation = valueOf(await evaluate(model, test, freeHost));
  for (const held of [samples, test]) held.set.dispose();
  model.dispose();
  return evaluation;
}
