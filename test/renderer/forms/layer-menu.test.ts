import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { LAYER_KINDS } from '../../../contract/layers/registry';
import NetworkCard from '../../../renderer/forms/NetworkCard.svelte';
import { createLab, type Lab } from '../../../renderer/state/lab';
import { FakeBackend, LIGHT } from '../state/fake-backend';
import WithLab from '../state/WithLab.svelte';

/** jsdom lays nothing out, so what floats stays hidden there. */
const HIDDEN = { hidden: true };
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

async function open(): Promise<Lab> {
  Element.prototype.scrollIntoView = () => undefined;
  const lab = createLab(new FakeBackend().backend, LIGHT);
  render(WithLab, { props: { lab, of: NetworkCard } });
  await fireEvent.click(screen.getByRole('button', { name: 'Add a layer' }));
  await settled();
  return lab;
}
const box = (): HTMLElement => screen.getByPlaceholderText('Search the layers');
const selected = (): string =>
  document.getElementById(box().getAttribute('aria-activedescendant') ?? '')?.textContent ?? '';

afterEach(cleanup);

describe('the menu of layers', () => {
  it('lists every kind of the contract once, in named groups', async () => {
    await open();
    expect(screen.getAllByRole('option', HIDDEN)).toHaveLength(LAYER_KINDS.length);
    const [group] = screen.getAllByRole('option', HIDDEN).flatMap((option) => {
      return option.textContent.startsWith('Dropout') ? [option.closest('[role=group]')] : [];
    });
    const title = document.getElementById(group?.getAttribute('aria-labelledby') ?? '');
    expect(title?.textContent).toBe('Regularisation');
  });

  it('filters by typing, and Enter adds the first found before the last layer', async () => {
    const lab = await open();
    await fireEvent.input(box(), { target: { value: 'drop' } });
    expect(selected()).toContain('Dropout');
    await fireEvent.keyDown(box(), { key: 'Enter' });
    await settled();
    expect(lab.experiment.config.layers.map(({ kind }) => kind)).toEqual([
      'Flatten',
      'Dense',
      'Dropout',
      'Dense',
    ]);
    expect(screen.queryByRole('option', HIDDEN)).toBeNull();
  });

  it('is walked by the arrow keys, from the end to the beginning', async () => {
    await open();
    expect(selected()).toContain('Dense');
    await fireEvent.keyDown(box(), { key: 'ArrowUp' });
    expect(selected()).toContain(screen.getAllByRole('option', HIDDEN).at(-1)?.textContent ?? '?');
    await fireEvent.keyDown(box(), { key: 'ArrowDown' });
    expect(selected()).toContain('Dense');
  });

  it('says when nothing is found', async () => {
    await open();
    await fireEvent.input(box(), { target: { value: 'qqq' } });
    expect(document.body.textContent).toContain('No layer is called or does that.');
    await fireEvent.keyDown(box(), { key: 'Enter' });
  });
});
