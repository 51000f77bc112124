import { expect, it, vi } from 'vitest';
import type { EnginePack } from '../../../contract/engine-packs/packs';
import { appError, failure, success, type Result } from '../../../contract/errors';
import { EnginePackDesk } from '../../../main/engine-pack-desk';
import { packFolder } from '../../../main/engine-packs/pack-places';
import type { WorkOptions } from '../../../main/engine-packs/pack-work';
import { CHECK, makePack } from '../../support/engine-pack';
import { errorOf } from '../../support/results';
import { temporaryFolder } from '../../support/temporary-folder';

const id = 'tensorflow-cpu';

/** Works end when the test says so. */
function bench() {
  const packsFolder = temporaryFolder();
  const told: (readonly EnginePack[])[] = [];
  let end: (result: Result<never>) => void = () => undefined;
  let options: WorkOptions | undefined;
  const work = (_id: string, given: WorkOptions): Promise<Result<never>> => {
    options = given;
    return new Promise((resolve) => (end = resolve));
  };
  const desk = new EnginePackDesk({
    packsFolder,
    work: { install: work, verify: work, remove: work },
    onChange: (packs) => told.push(packs),
    log: () => undefined,
  });
  const state = async () => (await desk.list()).find((pack) => pack.id === id)!;
  const settle = () => new Promise((resolve) => setTimeout(resolve, 20));
  return {
    desk,
    told,
    state,
    packsFolder,
    options: () => options!,
    end: async (result: Result<unknown>) => {
      end(result as Result<never>);
      await settle();
    },
  };
}

it('shows what is not there, what is being installed, and what is there', async () => {
  const { desk, state, packsFolder, options, end, told } = bench();
  expect((await state()).state.phase).toBe('absent');
  expect(desk.install(id).ok).toBe(true);
  options().onProgress({ stage: 'download', done: 1, total: 2, unit: 'bytes' });
  expect((await state()).state).toMatchObject({ phase: 'installing', progress: { done: 1 } });
  await makePack(packFolder(packsFolder, id));
  let isInstalled = false;
  desk.onInstalled = () => (isInstalled = true);
  await end(success(CHECK));
  expect(await state()).toMatchObject({ state: { phase: 'ready', tensorflow: '2.21.0' } });
  expect((await state()).diskBytes).toBeGreaterThan(0);
  expect(isInstalled).toBe(true);
  const toldLast = () => told.at(-1)?.find((pack) => pack.id === id)?.state.phase;
  await vi.waitFor(() => expect(toldLast()).toBe('ready'));
});

it('does one thing at a time with a pack', () => {
  const { desk } = bench();
  desk.install(id);
  expect(errorOf(desk.verify(id)).code).toBe('enginePackBusy');
  expect(errorOf(desk.remove(id)).code).toBe('enginePackBusy');
});

it('aborts the work on cancel, which is no error', async () => {
  const { desk, state, options, end } = bench();
  desk.install(id);
  desk.cancel(id);
  expect(options().signal?.aborted).toBe(true);
  await end(failure('enginePackCancelled', 'cancelled'));
  expect(await state()).toMatchObject({ state: { phase: 'absent' }, error: null });
});

it('keeps the reason of a failed installation until the next command', async () => {
  const { desk, state, end } = bench();
  desk.install(id);
  await end(failure('enginePackDownload', 'no network'));
  expect((await state()).error).toEqual(appError('enginePackDownload', 'no network'));
  desk.install(id);
  expect((await state()).error).toBeNull();
});

it('shows a pack as broken once verifying has found damage', async () => {
  const { desk, state, packsFolder, end } = bench();
  await makePack(packFolder(packsFolder, id));
  desk.verify(id);
  await end(failure('enginePackCorrupt', 'a file differs'));
  expect(await state()).toMatchObject({
    state: { phase: 'broken', error: { code: 'enginePackCorrupt' } },
  });
  desk.verify(id);
  await end(success(undefined));
  const { state: now } = await state();
  expect(now.phase === 'ready' && now.verifiedAt).toBeGreaterThan(0);
});

it('tells no older state after a newer one, whichever the disk answers first', async () => {
  const { desk, told } = bench();
  const answers: ((packs: readonly EnginePack[]) => void)[] = [];
  vi.spyOn(desk, 'list').mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
  const [older, newer] = [[], []];
  desk.install(id);
  desk.cancel(id);
  desk.verify('tensorflow-gpu');
  answers[1]!(newer);
  await Promise.resolve();
  answers[0]!(older);
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(told).toHaveLength(1);
  expect(told[0]).toBe(newer);
});
