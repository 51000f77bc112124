/** Does it once the next frame has been painted, so that what can wait does not hold up the first picture. Returns its cancel. */
export function afterPaint(deed: () => unknown): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (): void => {
    timer = setTimeout(() => void deed(), 0);
  };
  // No frames are painted while the page is hidden.
  const frame = document.hidden ? undefined : requestAnimationFrame(later);
  if (frame === undefined) later();
  return () => {
    if (frame !== undefined) cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
