import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import ChartPanel from '../../../renderer/charts/ChartPanel.svelte';
import { onceAFrame } from '../../../renderer/charts/once-a-frame';
import type { Plot } from '../../../renderer/charts/plot';
import { madeUpHistory } from '../made-up-run';
import { stubCanvas } from '../stub-canvas';

const shown: Plot[] = [];
const crosshairs: ({ readonly x: number } | undefined)[] = [];

// jsdom has no canvas for chart.js.
vi.mock('../../../renderer/charts/line-chart', () => ({
  LineChart: class {
    show = (plot: Plot) => void shown.push(plot);
    setColors = (): void => undefined;
    setCrosshair = (crosshair: { readonly x: number } | undefined) =>
      void crosshairs.push(crosshair);
    xAt = (pixel: number): number => pixel / 100;
    pixelAt = (x: number): number => x * 100;
    destroy = (): void => undefined;
  },
}));

/** Resolves when both charts are drawn, which is after the first frame. */
async function open(history = madeUpHistory(8440)) {
  const opened = render(ChartPanel, { props: { history, totalEpochs: 5 } });
  await vi.waitFor(() => expect(shown.length).toBeGreaterThan(1));
  return opened;
}
const chart = (name: string): HTMLElement => screen.getByRole('application', { name });
const spoken = (name: string): string | null => within(chart(name)).getByRole('status').textContent;

beforeAll(stubCanvas);
beforeEach(() => {
  shown.length = 0;
  crosshairs.length = 0;
});
afterEach(cleanup);

describe('the charts', () => {
  it('say what will appear before there is a run', async () => {
    render(ChartPanel, { props: { history: undefined, totalEpochs: 5 } });
    await vi.waitFor(() => expect(shown.length).toBeGreaterThan(1));
    expect(screen.getByText(/loss of every step appears here/)).toBeTruthy();
    expect(screen.getByText(/share of digits recognised appears here/)).toBeTruthy();
    expect(shown[0]?.xMax).toBe(5);
  });

  it('draw again when the history grows', async () => {
    const { rerender } = await open(madeUpHistory(1000));
    const before = shown.length;
    await rerender({ history: madeUpHistory(2000) });
    expect(shown.length).toBe(before + 2);
    expect(shown.at(-1)?.training.at(-1)?.x).toBeCloseTo(2000 / 1688);
  });

  it('read out exact values by arrow keys, and leave by Escape', async () => {
    await open();
    await fireEvent.keyDown(chart('Loss by epoch'), { key: 'Home' });
    expect(spoken('Loss by epoch')).toMatch(
      /^Loss, Step 1 · Epoch 1: this batch \d\.\d{4}, smoothed/,
    );
    await fireEvent.keyDown(chart('Loss by epoch'), { key: 'PageDown' });
    expect(spoken('Loss by epoch')).toMatch(/^Loss, Step 1,688 · Epoch 1/);
    expect(crosshairs.at(-1)?.x).toBe(1);
    await fireEvent.keyDown(chart('Loss by epoch'), { key: 'Escape' });
    expect(crosshairs.at(-1)).toBeUndefined();
  });

  it('show the values under the pointer in both charts at once', async () => {
    await open();
    await fireEvent.pointerMove(chart('Accuracy by epoch'), { clientX: 250 });
    expect(screen.getAllByText('Step 4,220 · Epoch 3')).toHaveLength(2);
    await fireEvent.pointerLeave(chart('Accuracy by epoch'));
    expect(screen.queryByText('Step 4,220 · Epoch 3')).toBeNull();
  });

  it('turn into epochs with markers, and into a table with a summary', async () => {
    await open();
    await fireEvent.click(screen.getByRole('radio', { name: 'Epochs' }));
    expect(shown.at(-1)?.trainingHasMarkers).toBe(true);
    await fireEvent.click(screen.getByRole('radio', { name: 'Table' }));
    const rows = within(screen.getByRole('table')).getAllByRole('row');
    expect(rows).toHaveLength(6);
    expect(rows[5]?.textContent).toMatch(/5.*98\.\d\d %/);
    expect(screen.getByText(/5 of 5 epochs ended\./)).toBeTruthy();
  });

  it('say that there is no validation when nothing is held back', async () => {
    await open({ ...madeUpHistory(2000, 5, false), validationCount: 0 });
    expect(screen.getAllByText('no validation').length).toBeGreaterThan(0);
    expect(screen.queryByText('validation')).toBeNull();
  });
});

describe('drawing', () => {
  it('is done once a frame however often it is asked for', async () => {
    const draw = vi.fn();
    const task = onceAFrame(draw);
    for (let i = 0; i < 50; i++) task.request();
    expect(draw).not.toHaveBeenCalled();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(draw).toHaveBeenCalledOnce();
    task.request();
    task.cancel();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(draw).toHaveBeenCalledOnce();
  });
});
