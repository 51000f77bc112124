import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DATASETS } from '../../../contract/datasets/registry';
import { failure, success } from '../../../contract/errors';
import TryPanel from '../../../renderer/try/TryPanel.svelte';

const { table } = DATASETS.auto_mpg;
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 130));

function open(hasModel = true) {
  const predict = vi.fn((values: readonly number[]) =>
    Promise.resolve(success({ outputs: [values[3]! / 100], step: 1 })),
  );
  const testRow = () => Promise.resolve({ values: [8, 307, 130, 3504, 12, 70, 2], target: 18 });
  render(TryPanel, { props: { table, predict, testRow, revision: 1, hasModel } });
  return predict;
}
const answer = (): string => screen.getByTestId('prediction').textContent;

afterEach(cleanup);

describe('trying a network that reads a table', () => {
  it('offers every column and shows the prediction for them', async () => {
    const predict = open();
    await settled();
    expect(screen.getByText(/Drawing is for pictures/)).toBeTruthy();
    expect(predict).toHaveBeenCalledWith(table.columns.map(({ initial }) => initial));
    expect(answer()).toBe('28.0 mpg');
    expect(screen.getAllByRole('slider')).toHaveLength(6);
    expect(screen.getByRole('combobox', { name: /Origin/ })).toBeTruthy();
  });

  it('predicts anew when a value changes, by slider or by number', async () => {
    open();
    await settled();
    const weight = screen.getByRole('textbox', { name: 'Weight (lb)' });
    await fireEvent.input(weight, { target: { value: '2000' } });
    await settled();
    expect(answer()).toBe('20.0 mpg');
    const slider = screen.getByRole('slider', { name: 'Weight (lb)' });
    expect((slider as HTMLInputElement).value).toBe('2000');
    await fireEvent.input(slider, { target: { value: '4000' } });
    await settled();
    expect(answer()).toBe('40.0 mpg');
  });

  it('takes a sample of the test part, and tells what is true until a value changes', async () => {
    open();
    await fireEvent.click(screen.getByRole('button', { name: 'Test sample' }));
    await settled();
    expect(answer()).toBe('35.0 mpg');
    expect(screen.getByText('In truth 18.0 mpg')).toBeTruthy();
    const weight = screen.getByRole('textbox', { name: 'Weight (lb)' });
    await fireEvent.input(weight, { target: { value: '2000' } });
    expect(screen.queryByText('In truth 18.0 mpg')).toBeNull();
  });

  it('speaks the prediction that follows a change, not those that training brings', async () => {
    const predict = vi.fn(() => Promise.resolve(success({ outputs: [28], step: 1 })));
    const testRow = () => Promise.resolve(undefined);
    const props = { table, predict, testRow, revision: 1, hasModel: true };
    const { rerender } = render(TryPanel, { props });
    await settled();
    await rerender({ ...props, revision: 2 });
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(screen.getByRole('status').textContent).toBe('');
    const weight = screen.getByRole('textbox', { name: 'Weight (lb)' });
    await fireEvent.input(weight, { target: { value: '2000' } });
    await vi.waitFor(() => {
      expect(screen.getByRole('status').textContent).toBe('28.0 mpg');
    });
    // The same number again is news to those who listen.
    await fireEvent.input(weight, { target: { value: '2100' } });
    await vi.waitFor(() => {
      expect(screen.getByRole('status').textContent).toBe('28.0 mpg\u00a0');
    });
  });

  it('says that nothing has been trained, and what failed', async () => {
    const predict = open(false);
    await settled();
    expect(predict).not.toHaveBeenCalled();
    expect(answer()).toBe('Not trained yet');
    cleanup();
    const props = {
      table,
      predict: () => Promise.resolve(failure('unexpected', 'It broke.')),
      testRow: () => Promise.resolve(undefined),
      revision: 1,
      hasModel: true,
    };
    render(TryPanel, { props });
    await settled();
    expect(answer()).toBe('It broke.');
  });
});
