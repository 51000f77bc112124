import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import type { EnginePack, PackState } from '../../../contract/engine-packs/packs';
import { appError, failure, success } from '../../../contract/errors';
import EnginesSection from '../../../renderer/settings/EnginesSection.svelte';
import { startLab } from '../../../renderer/state/start-lab';
import { FakeBackend, LIGHT, settle, type Answer } from '../state/fake-backend';
import WithLab from '../state/WithLab.svelte';

afterEach(cleanup);

const READY: PackState = {
  phase: 'ready',
  tensorflow: '2.21.0',
  binding: '4.22.0',
  check: { passed: 3971, excepted: 254, failed: 0, device: { kind: 'cpu', name: 'Some CPU' } },
  verifiedAt: null,
};
const ABSENT: PackState = { phase: 'absent', problem: null };

function pack(state: PackState, change: Partial<EnginePack> = {}): EnginePack {
  const sizes = { diskBytes: 634_512_568, downloadBytes: 273_829_956 };
  return { id: 'tensorflow-cpu', state, ...sizes, error: null, ...change };
}

async function open(packs: readonly EnginePack[], answers: Partial<Record<string, Answer>> = {}) {
  const fake = new FakeBackend({ 'enginePacks:list': () => success(packs), ...answers });
  const lab = startLab(fake.backend, LIGHT);
  await settle();
  render(WithLab, { props: { lab, of: EnginesSection } });
  return fake;
}
const row = (name: string) => within(screen.getByRole('article', { name }));
const asked = (fake: FakeBackend) =>
  fake.asked.filter(({ command }) => command.startsWith('enginePacks:')).at(-1);

it('shows versions, device and disk use of an installed engine', async () => {
  await open([pack(READY)]);
  const shown = row('TensorFlow');
  expect(shown.getByText('Ready')).toBeTruthy();
  expect(shown.getByText('TensorFlow 2.21.0, tfjs-node-gpu 4.22.0')).toBeTruthy();
  expect(shown.getByText('Processor: Some CPU')).toBeTruthy();
  expect(shown.getByText('635 MB')).toBeTruthy();
  expect(shown.getByText(/3,971 .* passed, 254 excepted/)).toBeTruthy();
  expect(row('Built-in engine').getByText('Ready')).toBeTruthy();
});

it('offers to install an engine that is absent, and says how much is to be fetched', async () => {
  const fake = await open([pack(ABSENT)]);
  expect(row('TensorFlow').getByText('274 MB')).toBeTruthy();
  await fireEvent.click(screen.getByRole('button', { name: 'Install TensorFlow' }));
  expect(asked(fake)).toEqual({ command: 'enginePacks:install', input: { id: 'tensorflow-cpu' } });
});

it('says why an engine cannot be had and offers nothing', async () => {
  await open([pack({ phase: 'absent', problem: 'Only on Linux.' })]);
  expect(row('TensorFlow').getByText('Only on Linux.')).toBeTruthy();
  expect(row('TensorFlow').queryByRole('button')).toBeNull();
});

it('shows the progress in words and as a bar, and cancels', async () => {
  const progress = { stage: 'download', done: 120e6, total: 240e6, unit: 'bytes' } as const;
  const fake = await open([pack({ phase: 'installing', progress }, { diskBytes: 0 })]);
  const bar = screen.getByRole('progressbar', { name: 'TensorFlow' });
  expect(bar.getAttribute('aria-valuenow')).toBe('50');
  expect(bar.getAttribute('aria-valuetext')).toBe('Fetching TensorFlow: 120 MB of 240 MB');
  await fireEvent.click(screen.getByRole('button', { name: 'Cancel the work on TensorFlow' }));
  expect(asked(fake)?.command).toBe('enginePacks:cancel');
});

it('follows what main tells', async () => {
  const fake = await open([pack(ABSENT)]);
  fake.send('enginePacks:changed', [pack(READY)]);
  await settle();
  expect(row('TensorFlow').getByText('Ready')).toBeTruthy();
});

it('asks before it removes, and keeps on “Keep”', async () => {
  const fake = await open([pack(READY)]);
  await fireEvent.click(screen.getByRole('button', { name: 'Remove TensorFlow' }));
  await settle();
  const dialog = within(await screen.findByRole('dialog', { name: 'Remove TensorFlow?' }));
  expect(dialog.getByText(/This frees 635 MB/)).toBeTruthy();
  await fireEvent.click(dialog.getByRole('button', { name: 'Keep' }));
  expect(asked(fake)?.command).toBe('enginePacks:list');
  await fireEvent.click(screen.getByRole('button', { name: 'Remove TensorFlow' }));
  const again = within(await screen.findByRole('dialog', { name: 'Remove TensorFlow?' }));
  await fireEvent.click(again.getByRole('button', { name: 'Remove' }));
  expect(asked(fake)).toEqual({ command: 'enginePacks:remove', input: { id: 'tensorflow-cpu' } });
});

it('says what is wrong with a broken engine, and offers to install it again', async () => {
  const error = appError('enginePackCorrupt', 'The file x differs.', 'tensorflow/x');
  const fake = await open([pack({ phase: 'broken', error })]);
  const alert = row('TensorFlow').getByRole('alert');
  expect(alert.textContent).toContain('The engine’s files are damaged');
  expect(alert.textContent).toContain('The file x differs.');
  await fireEvent.click(screen.getByRole('button', { name: 'Install again: TensorFlow' }));
  expect(asked(fake)?.command).toBe('enginePacks:install');
});

it('shows why the last installation came to nothing', async () => {
  const error = appError('enginePackDownload', 'It could not be fetched.');
  await open([pack(ABSENT, { error })]);
  expect(row('TensorFlow').getByRole('alert').textContent).toContain('It could not be fetched.');
  expect(screen.getByRole('button', { name: 'Install TensorFlow' })).toBeTruthy();
});

it('shows that main did not take a command', async () => {
  const refused = () => failure('enginePackBusy', 'Something else is being done.');
  await open([pack(READY)], { 'enginePacks:verify': refused });
  await fireEvent.click(screen.getByRole('button', { name: 'Verify TensorFlow' }));
  await settle();
  expect(screen.getByText('Something else is being done.')).toBeTruthy();
});
