import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { failure, success } from '../../../contract/errors';
import type { Predict } from '../../../renderer/sketch/recogniser.svelte';
import SketchPanel from '../../../renderer/sketch/SketchPanel.svelte';
import { stubCanvas } from '../stub-canvas';

const classNames = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
const probabilities = classNames.map((_, i) => (i === 7 ? 0.91 : 0.01));

const digit = new Uint8Array(784);
for (let y = 5; y < 24; y++) digit.fill(250, y * 28 + 12, y * 28 + 15);

function open(predict: Predict = () => Promise.resolve(success({ probabilities, step: 3 }))) {
  const asked = vi.fn(predict);
  const samples = vi.fn(() => Promise.resolve(success({ pixels: digit.slice(), labels: [7] })));
  const props = { predict: asked, revision: 0, hasModel: true, classNames, samples };
  return { ...render(SketchPanel, { props }), asked, samples };
}

const pad = (): HTMLElement => screen.getByTestId('sketchpad');
const rest = (ms = 250): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function draw(): Promise<void> {
  const canvas = pad().querySelector('canvas')!;
  vi.spyOn(canvas, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 280, 280));
  const at = (x: number, y: number) => ({
    pointerId: 1,
    isPrimary: true,
    button: 0,
    clientX: x,
    clientY: y,
  });
  await fireEvent.pointerDown(canvas, at(140, 60));
  for (let y = 70; y <= 220; y += 10) await fireEvent.pointerMove(canvas, at(140, y));
  await fireEvent.pointerUp(canvas, at(140, 220));
}

beforeAll(stubCanvas);
afterEach(cleanup);

describe('the sketchpad', () => {
  it('asks for a digit while it is empty, and asks the network for nothing', async () => {
    const { asked } = open();
    await rest();
    expect(screen.getByText('Draw a digit')).toBeTruthy();
    expect(asked).not.toHaveBeenCalled();
  });

  it('reads a stroke of the pointer', async () => {
    const { asked } = open();
    await draw();
    await rest();
    expect(screen.getByTestId('guess').textContent).toBe('7');
    expect(screen.getByText('91.0 % sure')).toBeTruthy();
    expect(asked.mock.lastCall?.[0].some((value) => value === 255)).toBe(true);
  });

  it('reads again when the network has learnt', async () => {
    const { asked, rerender } = open();
    await draw();
    await rest();
    const before = asked.mock.calls.length;
    await rerender({ revision: 1 });
    await rest();
    expect(asked.mock.calls.length).toBe(before + 1);
  });

  it('undoes and clears by button', async () => {
    open();
    await draw();
    await fireEvent.click(screen.getByRole('button', { name: 'Clear' }));
    expect(screen.getByText('Draw a digit')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await rest();
    expect(screen.getByTestId('guess').textContent).toBe('7');
  });

  it('places, moves and announces a test digit by keys alone', async () => {
    const { samples } = open();
    await fireEvent.keyDown(pad(), { key: 'd' });
    await rest();
    expect(samples).toHaveBeenCalledWith('test', [expect.any(Number)]);
    expect(screen.getByRole('status').textContent).toBe('Test digit placed: a 7.');
    await fireEvent.keyDown(pad(), { key: 'ArrowLeft' });
    await rest(10);
    expect(screen.getByRole('status').textContent).toBe(
      '7 at 135 across, 140 down, 80 % of the pad.',
    );
    await rest(700);
    expect(screen.getByRole('status').textContent).toContain('It is a 7, to 91 per cent.');
  });

  it('is drawn on by keys alone and says the answer once the pen is lifted', async () => {
    const { asked } = open();
    const press = (key: string) => fireEvent.keyDown(pad(), { key });
    const spoken = () => screen.getByRole('status').textContent;
    await press('ArrowUp');
    expect(spoken()).toBe('Pen at 140 across, 65 down.');
    await press(' ');
    for (let i = 0; i < 20; i++) await press('ArrowDown');
    expect(spoken()).toBe('Drawing at 140 across, 165 down.');
    expect(pad().textContent).toContain('Space lifts the pen');
    await press(' ');
    expect(spoken()).toBe('Pen up.');
    await rest(700);
    expect(asked.mock.lastCall?.[0].some((value) => value === 255)).toBe(true);
    expect(spoken()).toContain('It is a 7, to 91 per cent.');
    await press('Backspace');
    expect(screen.getByText('Draw a digit')).toBeTruthy();
  });

  it('lifts the pen when the focus leaves, and does not stutter while Space is held', async () => {
    open();
    await fireEvent.keyDown(pad(), { key: ' ' });
    await fireEvent.keyDown(pad(), { key: ' ', repeat: true });
    await fireEvent.keyDown(pad(), { key: 'ArrowDown', shiftKey: true });
    expect(pad().textContent).toContain('Space lifts the pen');
    await fireEvent.blur(pad());
    expect(pad().textContent).not.toContain('Space lifts the pen');
  });

  it('says what went wrong when no test digit can be had', async () => {
    const { rerender } = open();
    await rerender({ samples: () => Promise.resolve(failure('dataMissing', 'The data is gone.')) });
    await fireEvent.click(screen.getByRole('button', { name: 'Test digit' }));
    await rest();
    expect(screen.getByRole('status').textContent).toBe('The data is gone.');
    expect(pad().textContent).toContain('The data is gone.');
  });
});
