import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../../contract/experiment';
import {
  advanced,
  int,
  ints,
  real,
  toggle,
  variant,
  type FieldTable,
} from '../../../contract/fields';
import { createLab, type Lab } from '../../../renderer/state/lab';
import { FakeBackend, LIGHT } from '../state/fake-backend';
import FormOf from './FormOf.svelte';

const KERNEL = ints('units', { min: 1, max: 9, minLength: 2, maxLength: 2, initial: [3, 3] });
const share = (text: 'rho' | 'l1' | 'l2', initial: number) =>
  real(text, { min: 0, max: 1, initial });
const PENALTY = variant(
  'loss',
  { none: {}, L1: { l1: share('l1', 0.01) }, L1L2: { l1: share('l1', 0), l2: share('l2', 0) } },
  'none',
);

function show(table: FieldTable, problems: readonly Problem[] = [], lab = newLab()): Lab {
  render(FormOf, { props: { lab, table, problems } });
  return lab;
}
function newLab(): Lab {
  return createLab(new FakeBackend().backend, LIGHT);
}
const values = (): unknown => JSON.parse(document.querySelector('output')?.textContent ?? '');
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const more = (): HTMLElement => screen.getByRole('button', { name: /More options/ });

async function choose(label: string, option: string): Promise<void> {
  const trigger = screen.getByLabelText(label);
  trigger.focus();
  await fireEvent.keyDown(trigger, { key: 'Enter' });
  await settled();
  // jsdom lays nothing out, so what floats stays hidden there.
  const options = screen.getAllByRole('option', { hidden: true });
  const item = options.find(({ textContent }) => textContent.trim() === option);
  await fireEvent.pointerUp(item as HTMLElement);
  await settled();
}

afterEach(cleanup);

describe('a field of several numbers', () => {
  it('takes one number for all where their count is fixed, and says how it was read', async () => {
    show({ KERNEL });
    const input = screen.getByLabelText<HTMLInputElement>('Units');
    expect(input.value).toBe('3 × 3');
    await fireEvent.input(input, { target: { value: '5' } });
    expect(values()).toEqual({ KERNEL: [5, 5] });
    expect(input.value).toBe('5');
    expect(document.getElementById('field-KERNEL-read')?.textContent).toContain('Read as 5 × 5.');
    await fireEvent.blur(input);
    expect(input.value).toBe('5 × 5');
  });

  it('steps the number at the caret', async () => {
    show({ KERNEL });
    const input = screen.getByLabelText<HTMLInputElement>('Units');
    input.setSelectionRange(5, 5);
    await fireEvent.keyDown(input, { key: 'ArrowUp' });
    expect(values()).toEqual({ KERNEL: [3, 4] });
  });

  it('shows its problem beside it', () => {
    show({ KERNEL }, [{ path: ['KERNEL'], message: 'Enter 2 whole numbers.' }]);
    expect(screen.getByLabelText('Units').getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById('field-KERNEL-problem')?.textContent).toContain('Enter 2');
  });
});

describe('a field of several kinds', () => {
  it('shows the fields of the chosen kind, and keeps what was set by hand', async () => {
    show({ PENALTY });
    expect(screen.queryByRole('textbox', { name: 'L1' })).toBeNull();
    await choose('Loss', 'L1');
    await fireEvent.input(screen.getByRole('textbox', { name: 'L1' }), {
      target: { value: '0.5' },
    });
    expect(values()).toEqual({ PENALTY: { kind: 'L1', l1: 0.5 } });
    await choose('Loss', 'L1L2');
    expect(values()).toEqual({ PENALTY: { kind: 'L1L2', l1: 0.5, l2: 0 } });
  });

  it('shows the problem of a nested field beside that field', async () => {
    show({ PENALTY }, [{ path: ['PENALTY', 'l1'], message: 'Too large.' }]);
    await choose('Loss', 'L1');
    expect(screen.getByRole('textbox', { name: 'L1' }).getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByLabelText('Loss').getAttribute('aria-invalid')).toBeNull();
  });
});

describe('more options', () => {
  const table = {
    epochs: int('epochs', { min: 1, max: 9, initial: 1 }),
    rho: advanced(share('rho', 0.5)),
    inner: variant('optimizer', { A: { shuffle: advanced(toggle('shuffle', false)) } }, 'A'),
  };

  it('fold away the advanced fields, those of a chosen kind too', async () => {
    show(table);
    expect(screen.queryByLabelText('Rho')).toBeNull();
    await fireEvent.click(more());
    expect(screen.getByLabelText('Rho')).toBeTruthy();
    expect(screen.getByLabelText('Shuffle')).toBeTruthy();
    expect(screen.getAllByLabelText('Optimizer')).toHaveLength(1);
  });

  it('say how many of them were changed', async () => {
    show(table);
    expect(more().textContent).not.toContain('changed');
    await fireEvent.click(more());
    await fireEvent.input(screen.getByLabelText('Rho'), { target: { value: '0.9' } });
    expect(more().textContent).toContain('1 changed');
  });

  it('stay open for the next form of the same name', async () => {
    const lab = show(table);
    await fireEvent.click(more());
    cleanup();
    show(table, [], lab);
    expect(more().getAttribute('aria-expanded')).toBe('true');
  });

  it('open where a problem is inside, and stay open when it is mended', async () => {
    const lab = show(table, [{ path: ['rho'], message: 'Too large.' }]);
    expect(screen.getByLabelText('Rho').getAttribute('aria-invalid')).toBe('true');
    await settled();
    cleanup();
    show(table, [], lab);
    expect(screen.getByLabelText('Rho')).toBeTruthy();
  });
});
