import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { success, type Result } from '../../../contract/errors';
import type { RunEvent } from '../../../contract/run-events';
import type { BatchResult, Model, ModelDefinition } from '../../../engine/engine';
import { ReferenceModel } from '../../../engine/reference/model';
import { buildNetwork } from '../../../engine/reference/network';
import { ReferenceEngine } from '../../../engine/reference/reference-engine';
import type { Dataset, DatasetReader } from '../../../main/training/worker/dataset';
import type { EngineOpener } from '../../../main/training/worker/engine-room';
import { valueOf } from '../../support/results';
import {
  serviceBench,
  smallExperiment,
  smallMnist,
  TEST_COUNT,
} from '../../support/training-service';

/** Evaluations and predictions come to no end before they are released. */
class Slow {
  isReleased = false;
  isDisposed = false;
  begun = 0;
}

class SlowModel extends ReferenceModel {
  readonly #slow: Slow;

  constructor(definition: ModelDefinition, slow: Slow) {
    super(definition, valueOf(buildNetwork(definition)));
    this.#slow = slow;
  }

  override *evaluateBatchInPieces(
    ...batch: Parameters<Model['evaluateBatchInPieces']>
  ): Generator<undefined, BatchResult, void> {
    this.#slow.begun++;
    while (!this.#slow.isReleased) yield;
    return this.evaluateBatch(...batch);
  }

  *predictInPieces(inputs: Float32Array, count: number): Generator<undefined, Float32Array, void> {
    this.#slow.begun++;
    while (!this.#slow.isReleased) yield;
    return this.predict(inputs, count);
  }

  override dispose(): void {
    this.#slow.isDisposed = true;
    super.dispose();
  }
}

class SlowEngine extends ReferenceEngine {
  readonly #slow: Slow;

  constructor(slow: Slow) {
    super('for a test');
    this.#slow = slow;
  }

  override build(definition: ModelDefinition) {
    return success(new SlowModel(definition, this.#slow));
  }
}

function slowBench() {
  const slow = new Slow();
  const bench = serviceBench(undefined, {
    open: () => Promise.resolve(success(new SlowEngine(slow))),
    choiceKey: () => '',
  });
  onTestFinished(() => {
    slow.isReleased = true;
  });
  const untilEvaluating = () => vi.waitFor(() => expect(slow.begun).toBeGreaterThan(0));
  return { slow, untilEvaluating, ...bench };
}

const steps = (events: readonly RunEvent[]): number =>
  events.reduce((sum, event) => sum + (event.type === 'stepsEnded' ? event.loss.length : 0), 0);

describe('an evaluation that takes long', () => {
  it('is not waited for by a stop; it goes on, of the weights that were stopped at', async () => {
    const { service, until, slow, untilEvaluating, bugs } = slowBench();
    valueOf(await service.start(smallExperiment({ epochs: 1000 })));
    await until('stepsEnded');
    const evaluating = service.evaluate();
    await untilEvaluating();
    valueOf(service.stop());
    await until('runStopped');
    expect(slow.isReleased).toBe(false);
    slow.isReleased = true;
    expect(valueOf(await evaluating).sampleCount).toBe(TEST_COUNT);
    expect(bugs).toEqual([]);
  });

  it('is not waited for by a pause, but by what would change the weights', async () => {
    const { service, until, events, slow, untilEvaluating, bugs } = slowBench();
    valueOf(await service.start(smallExperiment({ epochs: 1000 })));
    await until('stepsEnded');
    const evaluating = service.evaluate();
    await untilEvaluating();
    valueOf(service.pause());
    await until('runPaused');
    valueOf(service.resume());
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(events.some(({ type }) => type === 'runResumed')).toBe(false);
    slow.isReleased = true;
    valueOf(await evaluating);
    await until('runResumed');
    valueOf(service.stop());
    await until('runStopped');
    expect(bugs).toEqual([]);
  });

  it('at the end of a run is given up by a stop: the run is stopped after its last epoch', async () => {
    const { service, until, events, untilEvaluating, bugs } = slowBench();
    valueOf(await service.start(smallExperiment({ epochs: 1 })));
    await untilEvaluating();
    valueOf(service.stop());
    await until('runStopped');
    expect(events.filter(({ type }) => type === 'epochEnded')).toHaveLength(1);
    expect(bugs).toEqual([]);
  });

  it('that validates an epoch is given up by a stop', async () => {
    const { service, until, untilEvaluating, bugs } = slowBench();
    valueOf(await service.start(smallExperiment({ epochs: 2, validationSplit: 0.25 })));
    await untilEvaluating();
    valueOf(service.stop());
    await until('runStopped');
    expect(bugs).toEqual([]);
  });
});

describe('a prediction that takes long', () => {
  const pixels = new Uint8Array(784).fill(100);

  it('holds back what would change the weights, and answers by those it began with', async () => {
    const { service, until, events, slow, untilEvaluating, bugs } = slowBench();
    valueOf(await service.start(smallExperiment({ epochs: 1000 })));
    await until('stepsEnded');
    const predicting = service.predict({ pixels });
    await untilEvaluating();
    const stepsThen = steps(events);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(steps(events)).toBe(stepsThen);
    slow.isReleased = true;
    const { step, probabilities } = valueOf(await predicting);
    expect(step).toBe(stepsThen);
    expect(probabilities).toHaveLength(10);
    await vi.waitFor(() => expect(steps(events)).toBeGreaterThan(stepsThen));
    valueOf(service.stop());
    await until('runStopped');
    expect(bugs).toEqual([]);
  });

  it('is not waited for by a pause or a stop', async () => {
    const { service, until, slow, untilEvaluating, bugs } = slowBench();
    valueOf(await service.start(smallExperiment({ epochs: 1000 })));
    await until('stepsEnded');
    const predicting = service.predict({ pixels });
    await untilEvaluating();
    valueOf(service.pause());
    await until('runPaused');
    valueOf(service.stop());
    await until('runStopped');
    expect(slow.isReleased).toBe(false);
    slow.isReleased = true;
    valueOf(await predicting);
    expect(bugs).toEqual([]);
  });

  it('takes turns with another and with an evaluation, and keeps its model till its end', async () => {
    const { service, until, slow, untilEvaluating, bugs } = slowBench();
    valueOf(await service.start(smallExperiment({ epochs: 1 })));
    slow.isReleased = true;
    await until('runFinished');
    slow.isReleased = false;
    slow.begun = 0;
    const asked = [service.predict({ pixels }), service.predict({ pixels })];
    await untilEvaluating();
    const evaluating = service.evaluate();
    const disposing = service.dispose();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await service.predict({ pixels })).toMatchObject({ error: { code: 'noModel' } });
    expect(slow).toMatchObject({ begun: 1, isDisposed: false });
    slow.isReleased = true;
    const [first, second] = await Promise.all(asked);
    expect(valueOf(first!)).toEqual(valueOf(second!));
    expect(valueOf(await evaluating).sampleCount).toBe(TEST_COUNT);
    await disposing;
    expect(slow.isDisposed).toBe(true);
    expect(bugs).toEqual([]);
  });
});

describe('a network that takes long to build', () => {
  /** Built for ever. */
  class EndlessEngine extends ReferenceEngine {
    begun = 0;
    left = 0;
    constructor() {
      super('for a test');
    }
    *buildInPieces(): Generator<undefined, Result<Model>, void> {
      this.begun++;
      try {
        for (;;) yield;
      } finally {
        this.left++;
      }
    }
  }

  it('is given up by a stop, at once, and another can be started', async () => {
    const endless = new EndlessEngine();
    const open = vi
      .fn<EngineOpener['open']>()
      .mockResolvedValueOnce(success(endless))
      .mockResolvedValueOnce(success(new ReferenceEngine('for a test')));
    const { service, events, until, bugs } = serviceBench(undefined, { open, choiceKey: () => '' });
    const starting = service.start(smallExperiment());
    await vi.waitFor(() => expect(endless.begun).toBe(1));
    const asked = performance.now();
    valueOf(service.stop());
    expect(await starting).toMatchObject({ ok: false, error: { code: 'startStopped' } });
    expect(performance.now() - asked).toBeLessThan(100);
    expect(endless.left).toBe(1);
    expect(events).toEqual([]);
    valueOf(await service.start(smallExperiment({ epochs: 1 })));
    await until('runFinished');
    expect(bugs).toEqual([]);
  });
});

describe('a start', () => {
  const refusal = { ok: false, error: { code: 'startStopped' } };

  it('is given up while the data are read; they come for the next', async () => {
    let arrive: (data: Result<Dataset>) => void = () => undefined;
    const reading = new Promise<Result<Dataset>>((resolve) => (arrive = resolve));
    const read = vi.fn<DatasetReader>(() => reading);
    const { service, until, bugs } = serviceBench(undefined, undefined, read);
    const starting = service.start(smallExperiment());
    await vi.waitFor(() => expect(read).toHaveBeenCalled());
    valueOf(service.stop());
    expect(await starting).toMatchObject(refusal);
    arrive(success(smallMnist()));
    valueOf(await service.start(smallExperiment({ epochs: 1 })));
    expect(read).toHaveBeenCalledTimes(1);
    await until('runFinished');
    expect(bugs).toEqual([]);
  });

  it('is given up while its engine opens, which is let go', async () => {
    const dispose = vi.fn();
    class LateEngine extends ReferenceEngine {
      override dispose = dispose;
    }
    let isAsked = false;
    const open: EngineOpener['open'] = async (_config, _samples, start) => {
      isAsked = true;
      while (!start.isStopped()) await start.host.breathe();
      return success(new LateEngine('for a test'));
    };
    const { service, events, bugs } = serviceBench(undefined, { open, choiceKey: () => '' });
    const starting = service.start(smallExperiment());
    await vi.waitFor(() => expect(isAsked).toBe(true));
    valueOf(service.stop());
    expect(await starting).toMatchObject(refusal);
    expect(dispose).toHaveBeenCalledTimes(1);
    expect([events, bugs]).toEqual([[], []]);
  });
});
