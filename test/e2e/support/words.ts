/** What of a window's words a pseudo-locale finds wanting: words from no catalogue, and words that have no room. */
import type { Page } from '@playwright/test';

export interface WordFindings {
  /** Texts, names and hints with letters outside brackets, hidden ones too. */
  readonly foreign: readonly string[];
  /** Texts that are cut off, or run out of their control or of the window. */
  readonly cut: readonly string[];
  /** Controls that reach out of the card, the dialog or whatever else is drawn around them. */
  readonly out: readonly string[];
  /** Pairs of controls that lie over each other. */
  readonly overlapping: readonly string[];
  /** What scrolls sideways. */
  readonly tooWide: readonly string[];
}

export const NOTHING_WANTING: WordFindings = {
  foreign: [],
  cut: [],
  out: [],
  overlapping: [],
  tooWide: [],
};

/** Looks at all that is there now. `allowed` matches words that no catalogue can hold, such as names of layers. */
export async function findWords(window: Page, allowed: RegExp): Promise<WordFindings> {
  const texts = await window.evaluate(readTexts);
  const foreign = texts.filter((text) => hasForeignWord(text, allowed));
  return { foreign: [...new Set(foreign)], ...(await window.evaluate(findMisfits)) };
}

/** Whether there are two letters in a row outside all brackets. */
export function hasForeignWord(text: string, allowed: RegExp): boolean {
  let rest = text;
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replace(/\[[^[\]]*\]/g, ' ');
  }
  return /\p{L}{2}/u.test(rest.replace(new RegExp(allowed, 'gu'), ' '));
}

/** In the page: every text by the element that holds it, but for code and pages that have a language of their own; and what a screen reader or a hint would say. */
function readTexts(): string[] {
  const elements = [...document.body.querySelectorAll('*')].filter(
    (element) => element.closest('script, style, [translate="no"], body [lang]') === null,
  );
  const own = elements.filter((element) =>
    [...element.childNodes].some(
      ({ nodeType, textContent }) => nodeType === 3 && textContent?.trim() !== '',
    ),
  );
  const names = ['aria-label', 'title', 'placeholder', 'aria-roledescription', 'alt'];
  const attributes = elements.flatMap((element) => names.map((name) => element.getAttribute(name)));
  return [...own.map(({ textContent }) => textContent), ...attributes].filter(
    (text): text is string => text !== null && text.trim() !== '',
  );
}

/** In the page. */
function findMisfits(): Omit<WordFindings, 'foreign'> {
  const label = (element: Element): string =>
    `${element.tagName.toLowerCase()} "${element.textContent.trim().slice(0, 60)}"`;
  const shown = [...document.body.querySelectorAll<HTMLElement>('*')].filter(
    (element) =>
      element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) &&
      element.offsetWidth > 1 &&
      element.closest('.visually-hidden, svg, canvas') === null,
  );
  const holdsText = (element: Element): boolean =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim() !== '');

  const isCut = (element: HTMLElement): boolean => {
    const { overflowX, overflowY } = getComputedStyle(element);
    const hides = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
    const isWide = hides(overflowX) && element.scrollWidth > element.clientWidth + 1;
    const isHigh =
      hides(overflowY) && holdsText(element) && element.scrollHeight > element.clientHeight + 1;
    return isWide || isHigh;
  };
  // An experiment's name is the user's own; of what has a title, the whole can be read there.
  const cut = shown.filter(
    (element) => isCut(element) && element.closest('.name') === null && element.title === '',
  );

  const runsOut = shown.filter(holdsText).filter((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const text = range.getBoundingClientRect();
    if (text.width === 0 || element.closest('.name, .scrolls.list, [data-bits-select-content]'))
      return false;
    const scroller = element.closest('.rows, .scrolls');
    if (scroller && scroller.scrollWidth > scroller.clientWidth) return false;
    const room = element
      .closest('button, td, th, label, nav, .card, main')
      ?.getBoundingClientRect();
    const isOut = room !== undefined && (text.left < room.left - 1 || text.right > room.right + 1);
    return (
      (isOut && element.closest('[title]') === null) ||
      text.left < -1 ||
      text.right > innerWidth + 1
    );
  });

  const controls = shown.filter((element) =>
    element.matches('button, a[href], input, textarea, [role="combobox"]'),
  );
  const isScrolledIn = (room: Element, control: Element): boolean => {
    for (let at = control.parentElement; at !== null; at = at.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return true;
      if (at === room) return false;
    }
    return false;
  };
  const out = controls.filter((control) => {
    const around = control.parentElement?.closest(
      '.card, .banner, .toast, [role="dialog"], [role="menu"], [role="listbox"], nav, header',
    );
    if (!around) return false;
    const [box, room] = [control.getBoundingClientRect(), around.getBoundingClientRect()];
    const isBeside = box.left < room.left - 1 || box.right > room.right + 1;
    const isAboveOrBelow = box.top < room.top - 1 || box.bottom > room.bottom + 1;
    return isBeside || (isAboveOrBelow && !isScrolledIn(around, control));
  });

  const layerOf = (element: Element): Element | null =>
    element.closest('[data-bits-floating-content-wrapper], [role="dialog"], .over');
  /** What is left of it in the part of the window that it scrolls in. */
  const seen = (element: Element): Record<'left' | 'right' | 'top' | 'bottom', number> => {
    const box = element.getBoundingClientRect();
    const room = element.closest('.scrolls')?.getBoundingClientRect() ?? box;
    return {
      left: Math.max(box.left, room.left),
      right: Math.min(box.right, room.right),
      top: Math.max(box.top, room.top),
      bottom: Math.min(box.bottom, room.bottom),
    };
  };
  const isOver = (one: Element, other: Element): boolean => {
    if (layerOf(one) !== layerOf(other)) return false;
    if (one.contains(other) || other.contains(one)) return false;
    const [a, b] = [seen(one), seen(other)];
    const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    return width > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  };
  // What lies behind an open sheet, or has been scrolled out of its pane, is covered on purpose.
  const open = controls.filter((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const onTop = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return onTop !== null && (element.contains(onTop) || onTop.contains(element));
  });
  const overlapping = open.flatMap((one, at) =>
    open
      .slice(at + 1)
      .flatMap((other) => (isOver(one, other) ? [`${label(one)} over ${label(other)}`] : [])),
  );

  const scrollers = shown.filter((element) =>
    /auto|scroll/.test(getComputedStyle(element).overflowX),
  );
  const tooWide = [...scrollers, document.documentElement].filter(
    (element) => element.scrollWidth > element.clientWidth + 1 && !element.matches('.rows'),
  );
  return {
    cut: [...new Set([...cut, ...runsOut].map(label))],
    out: out.map(label),
    overlapping,
    tooWide: tooWide.map(label),
  };
}
