/** Where the arrow keys, Home and End lead in a square grid. */
import type { Cell } from './confusion';

/** Undefined: the key does not move. Cells at the edge stay. */
export function nextCell(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  { actual, predicted }: Cell,
  size: number,
): Cell | undefined {
  if (event.altKey) return undefined;
  const isFar = event.ctrlKey || event.metaKey;
  const last = size - 1;
  const clamp = (value: number): number => Math.min(last, Math.max(0, value));
  switch (event.key) {
    case 'ArrowLeft':
      return { actual, predicted: isFar ? 0 : clamp(predicted - 1) };
    case 'ArrowRight':
      return { actual, predicted: isFar ? last : clamp(predicted + 1) };
    case 'ArrowUp':
      return { actual: isFar ? 0 : clamp(actual - 1), predicted };
    case 'ArrowDown':
      return { actual: isFar ? last : clamp(actual + 1), predicted };
    case 'Home':
      return { actual: isFar ? 0 : actual, predicted: 0 };
    case 'End':
      return { actual: isFar ? last : actual, predicted: last };
    default:
      return undefined;
  }
}
