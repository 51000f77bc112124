import { afterEach, describe, expect, it } from 'vitest';
import { actionOfKey } from '../../../renderer/shell/shortcuts';

function press(html: string, key: string, init: KeyboardEventInit = {}) {
  document.body.innerHTML = html;
  const target = document.body.querySelector('#here') ?? document.body;
  let action: ReturnType<typeof actionOfKey>;
  const listen = (event: KeyboardEvent): void => {
    action = actionOfKey(event);
  };
  addEventListener('keydown', listen);
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...init }));
  removeEventListener('keydown', listen);
  return action;
}

afterEach(() => {
  document.body.innerHTML = '';
});

describe('the space bar', () => {
  it('pauses outside controls', () => {
    expect(press('', ' ')).toBe('pauseOrResume');
    expect(press('<p id="here"></p>', ' ')).toBe('pauseOrResume');
    expect(press('<div role="tabpanel" tabindex="-1" id="here"></div>', ' ')).toBe('pauseOrResume');
  });

  it('belongs to the control that has the focus', () => {
    for (const control of [
      '<input id="here">',
      '<button id="here">x</button>',
      '<canvas tabindex="0" id="here"></canvas>',
      '<div role="dialog" tabindex="-1" id="here"></div>',
    ]) {
      expect(press(control, ' '), control).toBeUndefined();
    }
  });

  it('pauses from a button that only says what goes on', () => {
    expect(press('<button id="here" aria-disabled="true">x</button>', ' ')).toBe('pauseOrResume');
  });

  it('does nothing with a modifier or while it is held down', () => {
    expect(press('', ' ', { shiftKey: true })).toBeUndefined();
    expect(press('', ' ', { repeat: true })).toBeUndefined();
  });
});

describe('the other shortcuts', () => {
  it('train with the command key, also from within a field', () => {
    expect(press('<input id="here">', 'Enter', { ctrlKey: true })).toBe('train');
    expect(press('<input id="here">', 'Enter')).toBeUndefined();
  });

  it('leave undo to a text field that has the focus', () => {
    expect(press('<input id="here">', 'z', { ctrlKey: true })).toBeUndefined();
    expect(press('<button id="here"></button>', 'z', { ctrlKey: true })).toBe('undoEdit');
  });

  it('go from screen to screen and show their list', () => {
    expect(press('', '1', { ctrlKey: true })).toBe('showLab');
    expect(press('', '2', { ctrlKey: true })).toBe('showEvaluate');
    expect(press('', ',', { ctrlKey: true })).toBe('showSettings');
    expect(press('', 'F1')).toBe('showShortcuts');
    expect(press('<input id="here">', 'F1')).toBe('showShortcuts');
    expect(press('', '/', { ctrlKey: true })).toBe('showShortcuts');
  });

  it('tell keys with Shift from those without', () => {
    expect(press('', 'k', { ctrlKey: true })).toBe('showPalette');
    expect(press('', 'P', { ctrlKey: true, shiftKey: true })).toBe('showPalette');
    expect(press('', 'p', { ctrlKey: true })).toBe('pauseOrResume');
    expect(press('', 'Enter', { ctrlKey: true, shiftKey: true })).toBe('continue');
    expect(press('', 'k')).toBeUndefined();
  });
});
