import { describe, expect, it } from 'vitest';
import { failure, success } from '../../../contract/errors';
import { presetExperiment } from '../../../contract/presets';
import { foldEvents, NO_RUN } from '../../../renderer/state/run-fold';
import { RunStore } from '../../../renderer/state/run-store.svelte';
import { RUN_ID, startEvent, stepEvents } from '../harness/scenes';
import { FakeBackend, settle, type Answer } from './fake-backend';

const config = presetExperiment('tutorial');
const start = startEvent(config);

async function connected(answers: Partial<Record<string, Answer>> = {}) {
  const fake = new FakeBackend(answers);
  const store = new RunStore(fake.backend);
  store.connect();
  await settle();
  return { fake, store };
}

describe('the run store', () => {
  it('shows the run that was under way when the window was loaded', async () => {
    const seen = foldEvents(NO_RUN, [start, ...stepEvents(0, 50)]);
    const { store } = await connected({ 'training:snapshot': () => success(seen) });
    expect(store.status.phase).toBe('training');
    expect(store.history?.steps.stepCount).toBe(50);
    expect(store.hasModel).toBe(true);
  });

  it('loses no event that comes before the snapshot is answered', async () => {
    let answer: (value: ReturnType<typeof success>) => void = () => undefined;
    const waiting = new Promise<ReturnType<typeof success>>((resolve) => (answer = resolve));
    const { fake, store } = await connected({ 'training:snapshot': () => waiting });
    fake.send('training:events', stepEvents(50, 50));
    expect(store.status.phase).toBe('idle');
    answer(success(foldEvents(NO_RUN, [start, ...stepEvents(0, 50)])));
    await settle();
    expect(store.history?.steps.stepCount).toBe(100);
  });

  it('sends only commands that are legal now', async () => {
    const { fake, store } = await connected();
    expect(await store.pause()).toBe(false);
    expect(await store.stop()).toBe(false);
    expect(fake.commands()).not.toContain('training:pause');
    expect(await store.start(config)).toBe(true);
    expect(fake.asked.at(-1)).toEqual({ command: 'training:start', input: { config } });
  });

  it('does not start twice while the first start is still on its way', async () => {
    const { fake, store } = await connected();
    await store.start(config);
    expect(store.pending).toBe('start');
    expect(await store.start(config)).toBe(false);
    fake.send('training:events', [start]);
    expect(store.pending).toBeUndefined();
    expect(store.can('pause')).toBe(true);
  });

  it('can give up a start on its way, which is no error then', async () => {
    let answer: (value: ReturnType<typeof failure>) => void = () => undefined;
    const starting = new Promise<ReturnType<typeof failure>>((resolve) => (answer = resolve));
    const { fake, store } = await connected({ 'training:start': () => starting });
    const started = store.start(config);
    expect(store.isStarting).toBe(true);
    await store.stop();
    expect(fake.commands()).toContain('training:stop');
    answer(failure('startStopped', 'Stopped before the first step.'));
    expect(await started).toBe(false);
    expect(store.isStarting).toBe(false);
    expect(store.error).toBeUndefined();
    expect(store.can('start')).toBe(true);
  });

  it('keeps why a command was refused until it is dismissed', async () => {
    const refused = failure('illegalCommand', 'Another run is under way.');
    const { store } = await connected({ 'training:start': () => refused });
    expect(await store.start(config)).toBe(false);
    expect(store.error?.code).toBe('illegalCommand');
    expect(store.pending).toBeUndefined();
    store.dismissError();
    expect(store.error).toBeUndefined();
  });

  it('shows the error of a run that failed, and allows another', async () => {
    const { fake, store } = await connected();
    const error = { code: 'diverged', message: 'The loss became infinite.' } as const;
    fake.send('training:events', [start, { type: 'runFailed', runId: RUN_ID, error }]);
    expect(store.error).toEqual(error);
    expect(store.can('start')).toBe(true);
  });

  it('changes its revision whenever the model learnt, and only then', async () => {
    const { fake, store } = await connected();
    fake.send('training:events', [start]);
    const first = store.revision;
    fake.send('training:events', stepEvents(0, 10));
    const second = store.revision;
    fake.send('training:events', [{ type: 'runPaused', runId: RUN_ID }]);
    expect(second).not.toBe(first);
    expect(store.revision).toBe(second);
  });

  it('does not ask for a prediction before there is a model', async () => {
    const { fake, store } = await connected();
    const result = await store.predict(new Uint8Array(784));
    expect(result).toMatchObject({ ok: false, error: { code: 'noModel' } });
    expect(fake.commands()).not.toContain('training:predict');
  });
});
