import { describe, expect, it } from 'vitest';
import { NO_INK, PAD_SIZE } from '../../../renderer/sketch/ink';
import { KeyPen } from '../../../renderer/sketch/key-pen.svelte';
import { padAction } from '../../../renderer/sketch/pad-keys';
import { Sketch } from '../../../renderer/sketch/sketch.svelte';

const digit = { width: 28, height: 28, pixels: new Uint8Array(784).fill(9) };
const placed = { digit, label: 7, index: 17 };

function withStroke(): Sketch {
  const sketch = new Sketch();
  sketch.beginStroke({ x: 10, y: 10 });
  sketch.extendStroke([
    { x: 20, y: 20 },
    { x: 30, y: 20 },
  ]);
  sketch.endStroke();
  return sketch;
}

describe('the sketch', () => {
  it('shows a stroke while it is drawn and keeps it when the pen is lifted', () => {
    const sketch = new Sketch();
    expect(sketch.ink).toBe(NO_INK);
    sketch.beginStroke({ x: 1, y: 2 });
    expect(sketch.ink).toEqual({ kind: 'strokes', strokes: [[{ x: 1, y: 2 }]] });
    expect(sketch.isEmpty).toBe(false);
    sketch.endStroke();
    expect(sketch.canUndo).toBe(true);
  });

  it('undoes stroke by stroke, and takes back even a clear', () => {
    const sketch = withStroke();
    const drawn = sketch.ink;
    sketch.clear();
    expect(sketch.ink).toBe(NO_INK);
    sketch.undo();
    expect(sketch.ink).toEqual(drawn);
    sketch.undo();
    expect(sketch.isEmpty).toBe(true);
    expect(sketch.canUndo).toBe(false);
    sketch.undo();
    expect(sketch.ink).toBe(NO_INK);
  });

  it('places a digit instead of the strokes, and a stroke instead of the digit', () => {
    const sketch = withStroke();
    sketch.place(placed);
    expect(sketch.ink.kind).toBe('image');
    sketch.beginStroke({ x: 5, y: 5 });
    sketch.endStroke();
    expect(sketch.ink).toEqual({ kind: 'strokes', strokes: [[{ x: 5, y: 5 }]] });
    sketch.undo();
    expect(sketch.placed?.label).toBe(7);
  });

  it('moves and scales the placed digit inside the pad; the next digit stands where it stood', () => {
    const sketch = new Sketch();
    sketch.movePlaced(5, 5);
    expect(sketch.isEmpty).toBe(true);
    sketch.place(placed);
    sketch.movePlaced(0, 0, 0.5);
    sketch.movePlaced(20, -1000);
    const { placement } = sketch.placed!;
    expect(placement).toEqual({ scale: 0.4, x: 20, y: -(PAD_SIZE * 0.6) / 2 });
    sketch.place({ ...placed, label: 1 });
    expect(sketch.placed?.placement).toEqual(placement);
  });
});

describe('the pen moved by keys', () => {
  it('draws only while it is down, and one undo takes back its stroke', () => {
    const sketch = new Sketch();
    const pen = new KeyPen(sketch);
    pen.move(0, 5);
    expect(sketch.isEmpty).toBe(true);
    pen.put();
    pen.move(0, 20);
    pen.move(0, 20);
    expect(pen.lift()).toBe(true);
    expect(pen.lift()).toBe(false);
    pen.move(50, 0);
    const at = (y: number) => ({ x: 140, y });
    expect(sketch.ink).toEqual({ kind: 'strokes', strokes: [[at(75), at(95), at(115)]] });
    sketch.undo();
    expect(sketch.isEmpty).toBe(true);
  });

  it('stays on the pad', () => {
    const pen = new KeyPen(new Sketch());
    pen.move(-1000, 1000);
    expect(pen.at).toEqual({ x: 10, y: PAD_SIZE - 10 });
  });

  it('takes the place of a placed digit, and is out of hand once it is laid down', () => {
    const sketch = new Sketch();
    const pen = new KeyPen(sketch);
    sketch.place(placed);
    pen.put();
    pen.move(0, 20);
    pen.lay();
    expect(sketch.placed).toBeUndefined();
    expect(sketch.ink.kind).toBe('strokes');
    expect(pen.isInUse).toBe(false);
  });
});

describe('the keys of the pad', () => {
  const key = (name: string, more: Partial<KeyboardEvent> = {}) =>
    padAction({
      key: name,
      shiftKey: false,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      ...more,
    });

  it('place, undo, clear, move and scale', () => {
    expect(key('d')).toEqual({ kind: 'place' });
    expect(key('z', { ctrlKey: true })).toEqual({ kind: 'undo' });
    expect(key('Backspace')).toEqual({ kind: 'undo' });
    expect(key('Delete')).toEqual({ kind: 'clear' });
    expect(key('ArrowUp')).toEqual({ kind: 'move', x: 0, y: -5, factor: 1 });
    expect(key('ArrowRight', { shiftKey: true })).toEqual({ kind: 'move', x: 20, y: 0, factor: 1 });
    expect(key('+')).toMatchObject({ kind: 'move', factor: 1.1 });
  });

  it('put the pen down and lift it, and move aslant', () => {
    expect(key(' ')).toEqual({ kind: 'pen' });
    expect(key('Escape')).toEqual({ kind: 'lift' });
    expect(key('Home')).toEqual({ kind: 'move', x: -5, y: -5, factor: 1 });
    expect(key('PageDown')).toEqual({ kind: 'move', x: 5, y: 5, factor: 1 });
  });

  it('leave the keys of the window alone', () => {
    expect(key('Enter', { ctrlKey: true })).toBeUndefined();
    expect(key('d', { metaKey: true })).toBeUndefined();
    expect(key('Tab')).toBeUndefined();
  });
});
