/**
 * Gives the focus to the element marked `data-first-focus` in what just opened. bits-ui would do it one frame later, and a letter typed in
 * that frame would land in whatever field had the focus before.
 */
export function focusAtOnce(event: Event, opened: HTMLElement | null): void {
  const first = opened?.querySelector<HTMLElement>('[data-first-focus]');
  if (!first) return;
  event.preventDefault();
  first.focus({ preventScroll: true });
}
