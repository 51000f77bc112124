import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';
import { success } from '../../../contract/errors';
import type { Panels } from '../../../contract/panels';
import { Disclosures } from '../../../renderer/state/disclosures.svelte';
import { Navigation } from '../../../renderer/state/navigation.svelte';
import { PanelMemory } from '../../../renderer/state/panel-memory.svelte';
import { FakeBackend } from './fake-backend';

const KEPT: Panels = { pane: 'training', side: 'sketch', chartView: 'table', open: ['training'] };

function bench(kept: Panels | null) {
  const fake = new FakeBackend({ 'panels:get': () => success(kept) });
  const [navigation, disclosures] = [new Navigation(), new Disclosures()];
  const memory = new PanelMemory(fake.backend, navigation, disclosures);
  const follow = () => {
    flushSync();
    memory.follow();
    return fake.asked.filter(({ command }) => command === 'panels:set').map(({ input }) => input);
  };
  return { navigation, disclosures, memory, follow };
}

describe('PanelMemory', () => {
  it('opens the parts as they were', async () => {
    const { navigation, disclosures, memory, follow } = bench(KEPT);
    await memory.load();
    expect(navigation).toMatchObject({ pane: 'training', side: 'sketch', chartView: 'table' });
    expect(disclosures.isOpen('training')).toBe(true);
    expect(follow()).toEqual([]);
  });

  it('keeps every change once, and none before it knows what was', async () => {
    const { navigation, disclosures, memory, follow } = bench(null);
    navigation.showPane('sketch');
    expect(follow()).toEqual([]);
    await memory.load();
    expect(follow()).toEqual([]);
    navigation.chartView = 'epochs';
    disclosures.set('optimizer', true);
    const kept = { pane: 'sketch', side: 'sketch', chartView: 'epochs', open: ['optimizer'] };
    expect(follow()).toEqual([kept]);
    expect(follow()).toEqual([kept]);
    disclosures.set('optimizer', false);
    expect(follow()).toEqual([kept, { ...kept, open: [] }]);
  });
});
