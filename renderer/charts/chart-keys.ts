/** What each key does while a chart has the focus. */
import type { ReadingMove } from './reading';

export type ChartAction =
  | { readonly kind: 'move'; readonly move: ReadingMove; readonly direction: -1 | 1 }
  | { readonly kind: 'leave' };

/** Undefined: the key is not the chart's. */
export function chartAction(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): ChartAction | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const arrow: ReadingMove = event.shiftKey ? 'point' : 'stride';
  switch (event.key) {
    case 'ArrowLeft':
      return { kind: 'move', move: arrow, direction: -1 };
    case 'ArrowRight':
      return { kind: 'move', move: arrow, direction: 1 };
    case 'PageUp':
      return { kind: 'move', move: 'epoch', direction: -1 };
    case 'PageDown':
      return { kind: 'move', move: 'epoch', direction: 1 };
    case 'Home':
      return { kind: 'move', move: 'end', direction: -1 };
    case 'End':
      return { kind: 'move', move: 'end', direction: 1 };
    case 'Escape':
      return { kind: 'leave' };
    default:
      return undefined;
  }
}
