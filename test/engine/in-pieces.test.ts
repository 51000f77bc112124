import { afterAll, describe, expect, it } from 'vitest';
import { newSchedule } from '../../contract/schedules/registry';
import { presetExperiment } from '../../contract/presets';
import { loadSamples } from '../../engine/loaded-samples';
import type { LoopHost } from '../../engine/loop-host';
import { TrainingControl } from '../../engine/training-control';
import { trainModel, type TrainingEvent, type TrainingPlan } from '../../engine/training-loop';
import { TRAINING_START } from '../../engine/training-progress';
import { definition, dense, madeSamples, openBuiltin } from '../support/builtin-engine';
import { hasKernels } from '../support/engines';
import { valueOf } from '../support/results';

const BATCH = 40;
const COUNT = 200;
const VALIDATION_SPLIT = 0.4;
const data = madeSamples({ count: COUNT, width: 30, classes: 5, type: 'bytes' });
const layers = [dense(20, 'relu'), { kind: 'Dropout', rate: 0.2 } as const, dense(5, 'softmax')];

describe.skipIf(!hasKernels)('a batch that takes long', () => {
  const engine = openBuiltin({ workOfPiece: 8000 });
  afterAll(() => {
    engine.dispose();
  });

  function plan(changes: Partial<TrainingPlan> = {}): TrainingPlan {
    const { training } = presetExperiment('tutorial');
    return {
      model: valueOf(engine.build(definition(30, layers, { maxBatchSize: 256 }))),
      samples: valueOf(loadSamples(engine, data)),
      training: { ...training, batchSize: BATCH, validationSplit: VALIDATION_SPLIT },
      learningRate: 0.001,
      schedule: newSchedule('Constant'),
      totalEpochs: 2,
      position: TRAINING_START,
      ...changes,
    };
  }

  /** Every look at the clock finds it 5 ms later: each piece is breathed after. */
  async function run(
    trained: TrainingPlan,
    atBreath: (breath: number, control: TrainingControl, isHalfDone: boolean) => void,
  ): Promise<{ events: TrainingEvent[]; breaths: number }> {
    let [clock, breaths, isHalfDone] = [0, 0, false];
    const control = new TrainingControl();
    const host: LoopHost = {
      now: () => (clock += 5),
      breathe: () => {
        atBreath(breaths++, control, isHalfDone);
        return Promise.resolve();
      },
      whileHalfDone: async (work) => {
        isHalfDone = true;
        return work().finally(() => (isHalfDone = false));
      },
    };
    const events: TrainingEvent[] = [];
    for await (const event of trainModel(trained, control, host)) events.push(event);
    return { events, breaths };
  }

  const ofType = (events: readonly TrainingEvent[], type: TrainingEvent['type']) =>
    events.filter((event) => event.type === type);

  it('is breathed in, and the training is that of batches done at once', async () => {
    const whole = plan();
    const { breaths } = await run(whole, () => undefined);
    expect(breaths).toBeGreaterThan(40);
    const atOnce = plan();
    const still: LoopHost = { now: () => 0, breathe: () => Promise.resolve() };
    for await (const event of trainModel(atOnce, new TrainingControl(), still)) {
      expect(event.type).not.toBe('failed');
    }
    expect(whole.model.getState()).toEqual(atOnce.model.getState());
  });

  it('is left undone by a pause at any moment and done anew, to the same end', async () => {
    const undisturbed = plan();
    const { breaths } = await run(undisturbed, () => undefined);
    for (let at = 0; at < breaths; at += 3) {
      const paused = plan();
      const { events } = await run(paused, (breath, control) => {
        if (breath !== at) return;
        control.pause();
        setTimeout(() => {
          control.resume();
        });
      });
      expect(ofType(events, 'paused').length).toBeLessThanOrEqual(1);
      expect(paused.model.getState()).toEqual(undisturbed.model.getState());
    }
  });

  it('is left undone by a stop amid it, in training and in validation, and gone on from', async () => {
    const undisturbed = plan();
    const { breaths } = await run(undisturbed, () => undefined);
    let amid = 0;
    for (let at = 0; at < breaths - 1; at += 4) {
      const stopped = plan();
      let breathsAfter = 0;
      const { events } = await run(stopped, (breath, control, isHalfDone) => {
        if (breath === at) {
          control.stop();
          if (isHalfDone) amid++;
        }
        if (breath > at) breathsAfter++;
      });
      const last = events.at(-1)!;
      if (last.type !== 'stopped') continue;
      expect(breathsAfter).toBeLessThanOrEqual(1);
      await run({ ...stopped, position: last.position }, () => undefined);
      expect(stopped.model.getState()).toEqual(undisturbed.model.getState());
    }
    expect(amid).toBeGreaterThan(5);
  });
});
