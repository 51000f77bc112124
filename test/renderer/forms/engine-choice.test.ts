import { expect, it } from 'vitest';
import type { EnginePack, PackState } from '../../../contract/engine-packs/packs';
import { appError } from '../../../contract/errors';
import { presetExperiment } from '../../../contract/presets';
import { engineSpecs } from '../../../renderer/forms/training-fields';
import type { ExperimentStore } from '../../../renderer/state/experiment-store.svelte';

const store = {
  config: presetExperiment('tutorial'),
  setField: () => undefined,
} as unknown as ExperimentStore;

const pack = (state: PackState): EnginePack => ({
  id: 'tensorflow-cpu',
  state,
  diskBytes: 0,
  downloadBytes: 0,
  error: null,
});

function reasonFor(kind: string, packs: readonly EnginePack[]): string | undefined {
  return engineSpecs(store, packs)
    .find(({ path }) => path.join('.') === 'engine.kind')
    ?.optionReason?.(kind);
}

it('offers TensorFlow where a pack is ready, and the other engines always', () => {
  const check = {
    passed: 1,
    excepted: 0,
    failed: 0,
    device: { kind: 'cpu', name: 'Some CPU' },
  } as const;
  const versions = { tensorflow: '2.21.0', binding: '4.22.0' };
  const ready = pack({ phase: 'ready', ...versions, check, verifiedAt: null });
  expect(reasonFor('tensorflow', [ready])).toBeUndefined();
  const progress = { stage: 'hash', done: 1, total: 2, unit: 'bytes' } as const;
  expect(reasonFor('tensorflow', [pack({ phase: 'verifying', progress })])).toBeUndefined();
  for (const kind of ['auto', 'builtin', 'reference']) expect(reasonFor(kind, [])).toBeUndefined();
});

it.each([
  ['none is installed', { phase: 'absent', problem: null }, 'Settings > Engines'],
  ['none can be had here', { phase: 'absent', problem: 'Only on Linux.' }, 'Only on Linux.'],
  [
    'it is damaged',
    { phase: 'broken', error: appError('enginePackCorrupt', 'A file is missing.') },
    'A file is missing.',
  ],
] as const)('says why TensorFlow cannot be chosen when %s', (_case, state, words) => {
  expect(reasonFor('tensorflow', [pack(state as PackState)])).toContain(words);
});
