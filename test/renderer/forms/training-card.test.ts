import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { OPTIMIZER_KINDS, optimizerFields } from '../../../contract/optimizers/registry';
import { catalogue } from '../../../contract/text/text';
import TrainingCard from '../../../renderer/forms/TrainingCard.svelte';
import { createLab, type Lab } from '../../../renderer/state/lab';
import { FakeBackend, LIGHT } from '../state/fake-backend';
import WithLab from '../state/WithLab.svelte';

function show(): Lab {
  const lab = createLab(new FakeBackend().backend, LIGHT);
  render(WithLab, { props: { lab, of: TrainingCard } });
  return lab;
}
const more = (): HTMLElement => screen.getByRole('button', { name: /More options/ });
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

afterEach(cleanup);

describe('the training card', () => {
  it('shows what matters first, and the steps that follow from it', async () => {
    const lab = show();
    expect(screen.getByLabelText<HTMLInputElement>('Learning rate').value).toBe('0.001');
    expect(document.body.textContent).toContain('1,875 steps an epoch');
    await fireEvent.input(screen.getByLabelText('Batch size'), { target: { value: '100' } });
    expect(lab.experiment.config.training.batchSize).toBe(100);
    expect(document.body.textContent).toContain('600 steps an epoch');
  });

  it('keeps a number as it is typed', async () => {
    const lab = show();
    const field = screen.getByLabelText<HTMLInputElement>('Learning rate');
    await fireEvent.input(field, { target: { value: '1e-3' } });
    expect(lab.experiment.config.optimizer.learningRate).toBe(0.001);
    expect(field.value).toBe('1e-3');
  });

  it('shows a number that comes from elsewhere', async () => {
    const lab = show();
    await fireEvent.input(screen.getByLabelText('Epochs'), { target: { value: '7' } });
    lab.experiment.startFrom('tutorial');
    await settled();
    expect(screen.getByLabelText<HTMLInputElement>('Epochs').value).toBe('5');
  });

  it('folds the rest away, with their number', async () => {
    show();
    expect(more().getAttribute('aria-expanded')).toBe('false');
    expect(screen.queryByLabelText('Seed')).toBeNull();
    await fireEvent.click(more());
    for (const label of ['Seed', 'Shuffle', 'Validation split', 'Loss', 'Beta 1', 'Epsilon']) {
      expect(screen.getByLabelText(label), label).toBeTruthy();
    }
  });

  it('opens by itself where a problem hides', async () => {
    const lab = show();
    lab.experiment.setField(['training', 'validationSplit'], 2);
    await settled();
    const field = screen.getByLabelText<HTMLInputElement>('Validation split');
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });

  it('gives every optimizer of the contract its own fields', async () => {
    const lab = show();
    await fireEvent.click(more());
    for (const kind of OPTIMIZER_KINDS) {
      lab.experiment.setOptimizer(kind);
      await settled();
      for (const field of Object.values(optimizerFields(kind))) {
        const { label } = catalogue().fields[field.text];
        expect(screen.getByLabelText(label), `${kind}: ${label}`).toBeTruthy();
      }
    }
  });

  it('switches a toggle', async () => {
    const lab = show();
    await fireEvent.click(more());
    await fireEvent.click(screen.getByRole('switch', { name: 'Shuffle' }));
    expect(lab.experiment.config.training.shuffle).toBe(false);
  });
});
