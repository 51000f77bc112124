import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { DATASETS } from '../../../contract/datasets/registry';
import { failure, success } from '../../../contract/errors';
import type { CommandInput } from '../../../contract/ipc/api';
import DatasetCard from '../../../renderer/data/DatasetCard.svelte';
import { createLab } from '../../../renderer/state/lab';
import { FakeBackend, LIGHT } from '../state/fake-backend';
import WithLab from '../state/WithLab.svelte';

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
type Asked = CommandInput<'dataset:rows'>;

/** Refuses samples that are not there, as the training process does. */
function open() {
  const isThere = ({ kind, indices }: Asked) =>
    indices.every((index) => index < DATASETS[kind].trainCount);
  const refused = failure('invalidRequest', 'There is no such sample.');
  const fake = new FakeBackend({
    'dataset:samples': (input) =>
      isThere(input as Asked)
        ? success({ pixels: new Uint8Array(7840), labels: Array(10).fill(7) })
        : refused,
    'dataset:rows': (input) =>
      isThere(input as Asked)
        ? success({ rows: [[8, 307, 130, 3504, 12, 70, 0]], targets: [18] })
        : refused,
  });
  const lab = createLab(fake.backend, LIGHT);
  render(WithLab, { props: { lab, of: DatasetCard } });
  const asked = () => fake.asked.map(({ input }) => input as Asked);
  return { lab, asked };
}

afterEach(cleanup);

describe('the card of the dataset', () => {
  it('shows the first samples, and others at a press', async () => {
    const { asked } = open();
    await settled();
    expect(asked()[0]).toMatchObject({
      kind: 'mnist',
      split: 'train',
      indices: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    });
    expect(screen.getByRole('img', { name: 'Training sample 1: 7' })).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Show others' }));
    await settled();
    expect(asked()).toHaveLength(2);
    expect(asked()[1]?.indices).not.toEqual(asked()[0]?.indices);
  });

  it('asks for nothing again while the experiment is edited', async () => {
    const { lab, asked } = open();
    await settled();
    lab.experiment.setField(['training', 'epochs'], 6);
    lab.experiment.setName('Mine');
    await settled();
    expect(asked()).toHaveLength(1);
  });

  it('begins anew with another dataset, which has other samples', async () => {
    const { lab, asked } = open();
    await settled();
    await fireEvent.click(screen.getByRole('button', { name: 'Show others' }));
    await settled();
    lab.experiment.startFrom('regression');
    await settled();
    expect(asked().at(-1)).toMatchObject({ kind: 'auto_mpg', indices: [0, 1, 2, 3] });
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByRole('cell', { name: '3504' })).toBeTruthy();
  });
});
