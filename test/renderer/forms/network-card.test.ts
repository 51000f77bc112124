import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import NetworkCard from '../../../renderer/forms/NetworkCard.svelte';
import { createLab, type Lab } from '../../../renderer/state/lab';
import { FakeBackend, LIGHT } from '../state/fake-backend';
import WithLab from '../state/WithLab.svelte';

function show(): Lab {
  const lab = createLab(new FakeBackend().backend, LIGHT);
  render(WithLab, { props: { lab, of: NetworkCard } });
  return lab;
}

const rows = (): HTMLElement[] => within(screen.getByRole('list')).getAllByRole('listitem');
const kinds = (): string[] => rows().map((row) => row.querySelector('b')?.textContent ?? '');
const rowButton = (index: number): HTMLElement =>
  document.getElementById(`field-layers-${index}`) as HTMLElement;

afterEach(cleanup);

describe('the network card', () => {
  it('lists the layers with their shapes and parameters', () => {
    show();
    expect(kinds()).toEqual(['Flatten', 'Dense', 'Dense']);
    expect(rows()[1]?.textContent).toContain('784 → 128 · relu');
    expect(rows()[1]?.textContent).toContain('100,480');
  });

  it('shows the fields of the selected layer, and changes them', async () => {
    const lab = show();
    const units = screen.getByLabelText<HTMLInputElement>('Units');
    expect(units.value).toBe('128');
    await fireEvent.input(units, { target: { value: '64' } });
    expect(lab.experiment.config.layers[1]).toMatchObject({ units: 64 });
    expect(rows()[1]?.textContent).toContain('50,240');
    await fireEvent.click(rowButton(2));
    expect(screen.getByLabelText<HTMLInputElement>('Units').value).toBe('10');
  });

  it('says beside the field what is wrong, for eyes and ears', async () => {
    show();
    const units = screen.getByLabelText<HTMLInputElement>('Units');
    await fireEvent.input(units, { target: { value: '0' } });
    expect(units.getAttribute('aria-invalid')).toBe('true');
    const described = (units.getAttribute('aria-describedby') ?? '').split(' ');
    const texts = described.map((id) => document.getElementById(id)?.textContent ?? '');
    expect(texts.join(' ')).toContain('Enter a whole number from 1 to 16384.');
    expect(texts.join(' ')).toContain('More units can learn finer shapes');
  });

  it('does not scold while a number is being typed', async () => {
    show();
    const units = screen.getByLabelText<HTMLInputElement>('Units');
    await fireEvent.input(units, { target: { value: '' } });
    expect(units.getAttribute('aria-invalid')).toBeNull();
    await fireEvent.blur(units);
    expect(units.getAttribute('aria-invalid')).toBe('true');
    expect(units.value).toBe('');
  });

  it('moves a layer by the arrow keys on its grip and keeps the focus on it', async () => {
    const lab = show();
    const grip = rows()[0]?.querySelector<HTMLElement>('.grip') as HTMLElement;
    grip.focus();
    await fireEvent.keyDown(grip, { key: 'ArrowDown' });
    expect(kinds()).toEqual(['Dense', 'Flatten', 'Dense']);
    expect(lab.notices.announcement).toBe('Flatten is now layer 2 of 3');
    await new Promise((resolve) => setTimeout(resolve));
    expect(document.activeElement?.id).toBe('field-layers-1-grip');
  });

  it('removes a layer by the Delete key and gives it back by undo', async () => {
    const lab = show();
    await fireEvent.keyDown(rowButton(1), { key: 'Delete' });
    expect(kinds()).toEqual(['Flatten', 'Dense']);
    expect(lab.notices.toasts[0]).toMatchObject({ text: 'Dense removed', actionLabel: 'Undo' });
    lab.notices.toasts[0]?.action?.();
    await new Promise((resolve) => setTimeout(resolve));
    expect(kinds()).toEqual(['Flatten', 'Dense', 'Dense']);
  });

  it('marks the layer that does not fit, with the mend', async () => {
    const lab = show();
    lab.experiment.removeLayer(0);
    await new Promise((resolve) => setTimeout(resolve));
    expect(rows()[1]?.textContent).toContain('Add a Flatten layer');
  });

  it('drags a layer to another place', async () => {
    const lab = show();
    const grip = rows()[0]?.querySelector<HTMLElement>('.grip') as HTMLElement;
    grip.setPointerCapture = () => undefined;
    rows().forEach((row, index) => {
      Object.defineProperty(row, 'offsetTop', { value: index * 50 });
      Object.defineProperty(row, 'offsetHeight', { value: 44 });
    });
    const at = (clientY: number): MouseEventInit => ({ bubbles: true, clientY, button: 0 });
    await fireEvent(grip, new MouseEvent('pointerdown', at(10)));
    await fireEvent(grip, new MouseEvent('pointermove', at(70)));
    expect(kinds()).toEqual(['Flatten', 'Dense', 'Dense']);
    await fireEvent(grip, new MouseEvent('pointerup', at(70)));
    expect(kinds()).toEqual(['Dense', 'Flatten', 'Dense']);
    expect(lab.experiment.canUndo).toBe(true);
  });
});
