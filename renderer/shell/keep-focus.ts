/**
 * Keeps the focus of those who work by key: when what held it is taken away, hidden or disabled, something near takes it, so that the
 * next Tab goes on from there and not from the top of the window. What is left on purpose stays left.
 */

/** Focused last, the newest at the end, each with what was around it, from the inside out. */
interface Stop {
  readonly element: HTMLElement;
  readonly around: readonly HTMLElement[];
}

const REMEMBERED = 8;
/** Something within the window that may take the focus for what it holds. */
const HOLDERS = '[tabindex="-1"]';

/** `screen`: what is shown now (marked `data-screen`), which takes the focus when nothing nearer is left. Returns how to stop. */
export function keepFocus(root: Document, screen: () => HTMLElement | null): () => void {
  let stops: readonly Stop[] = [];
  let frame: number | undefined;

  const remember = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    const others = stops.filter(({ element }) => element !== target);
    stops = [...others, { element: target, around: holdersAround(target) }].slice(-REMEMBERED);
  };
  /** The focus left something that is still there: on purpose. */
  const forget = ({ target, relatedTarget }: FocusEvent): void => {
    if (relatedTarget !== null) return;
    queueMicrotask(() => {
      if (isLost(root) && target instanceof HTMLElement && canHold(target)) stops = [];
    });
  };
  const restore = (): void => {
    frame = undefined;
    const last = stops.at(-1);
    if (last === undefined || !isLost(root) || canHold(last.element)) return;
    heirOf(stops, screen())?.focus({ preventScroll: true });
  };
  const look = (): void => {
    if (stops.length > 0 && isLost(root)) frame ??= requestAnimationFrame(restore);
  };
  const observer = new MutationObserver(look);
  observer.observe(root.body, {
    subtree: true,
    childList: true,
    attributeFilter: ['hidden', 'disabled'],
  });
  root.addEventListener('focusin', remember);
  root.addEventListener('focusout', forget);
  return () => {
    observer.disconnect();
    root.removeEventListener('focusin', remember);
    root.removeEventListener('focusout', forget);
    if (frame !== undefined) cancelAnimationFrame(frame);
  };
}

/** From the newest stop back: itself, what is around it, or, where its whole screen has gone, the screen in its place. */
function heirOf(stops: readonly Stop[], screen: HTMLElement | null): HTMLElement | null {
  for (const { element, around } of [...stops].reverse()) {
    const near = [element, ...around].find(canHold);
    if (near !== undefined) return near;
    if (around.some(({ dataset }) => dataset['screen'] !== undefined)) return screen;
  }
  return screen;
}

function holdersAround(element: HTMLElement): readonly HTMLElement[] {
  const around: HTMLElement[] = [];
  let holder = element.parentElement?.closest<HTMLElement>(HOLDERS);
  while (holder) {
    around.push(holder);
    holder = holder.parentElement?.closest<HTMLElement>(HOLDERS);
  }
  return around;
}

function isLost({ activeElement, body }: Document): boolean {
  return activeElement === null || activeElement === body || !canHold(activeElement);
}

function canHold(element: Element): boolean {
  const isShown = element.isConnected && element.closest('[hidden], [inert]') === null;
  return isShown && !element.matches(':disabled');
}
