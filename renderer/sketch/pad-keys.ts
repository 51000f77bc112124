/** What each key does while the pad has the focus. */

export type PadAction =
  | { readonly kind: 'place' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'clear' }
  /** Puts the pen down where it is, or lifts it. */
  | { readonly kind: 'pen' }
  | { readonly kind: 'lift' }
  /** Pad pixels to move the placed digit or the pen by, and a factor to scale the digit by. */
  | { readonly kind: 'move'; readonly x: number; readonly y: number; readonly factor: number };

const STEP = 5;
const LONG_STEP = 20;
const GROWTH = 1.1;

type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** Undefined: the key is not the pad's. */
export function padAction(event: Key): PadAction | undefined {
  const { key } = event;
  const isCommand = event.ctrlKey || event.metaKey;
  if (isCommand && key.toLowerCase() === 'z' && !event.shiftKey) return { kind: 'undo' };
  if (isCommand || event.altKey) return undefined;
  const step = event.shiftKey ? LONG_STEP : STEP;
  switch (key) {
    case 'd':
    case 'D':
    case 'Enter':
      return { kind: 'place' };
    case ' ':
      return { kind: 'pen' };
    case 'Escape':
      return { kind: 'lift' };
    case 'Backspace':
      return { kind: 'undo' };
    case 'Delete':
      return { kind: 'clear' };
    case 'ArrowLeft':
      return move(-step, 0);
    case 'ArrowRight':
      return move(step, 0);
    case 'ArrowUp':
      return move(0, -step);
    case 'ArrowDown':
      return move(0, step);
    // Where they lie on a number pad.
    case 'Home':
      return move(-step, -step);
    case 'PageUp':
      return move(step, -step);
    case 'End':
      return move(-step, step);
    case 'PageDown':
      return move(step, step);
    case '+':
    case '=':
      return move(0, 0, GROWTH);
    case '-':
      return move(0, 0, 1 / GROWTH);
    default:
      return undefined;
  }
}

function move(x: number, y: number, factor = 1): PadAction {
  return { kind: 'move', x, y, factor };
}
