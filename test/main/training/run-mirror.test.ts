import { expect, it } from 'vitest';
import { RunMirror } from '../../../main/training/run-mirror';
import { RUN_ID as runId, runStarted } from '../../support/run-events';

const started = runStarted();
const continued = { type: 'runContinued', runId, totalEpochs: 9 } as const;

it('knows on which engine a run goes on, for a window that is loaded later', () => {
  const mirror = new RunMirror();
  mirror.take([started, { type: 'runStopped', runId, folder: '/runs/1' }]);
  const engine = { ...started.config.engine, kind: 'reference' } as const;
  const config = { ...started.config, engine };
  mirror.take([{ ...continued, engine: started.engine, config }]);
  expect(mirror.snapshot().config?.engine.kind).toBe('reference');
  mirror.take([continued]);
  expect(mirror.snapshot().config?.engine.kind).toBe('reference');
});

it('forgets the checkpoint of the run before, not that of a run that goes on', () => {
  const mirror = new RunMirror();
  const checkpoint = { epoch: 1, step: 1875 };
  mirror.take([started, { type: 'runSaved', runId, checkpoint }, continued]);
  expect(mirror.checkpoint).toEqual(checkpoint);
  mirror.take([{ ...started, runId: 'run-2' }]);
  expect(mirror.checkpoint).toBeUndefined();
});
