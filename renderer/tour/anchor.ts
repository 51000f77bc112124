/** Where the tour points: the part of a control that is on screen, with room left beside it for the words. Pure. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Space around what is pointed at, and from the edges of the window. */
const MARGIN = 6;
/** Share of the window above which a control leaves no room beside it. */
const LARGE = 0.55;

/** The frame round a control, within the window. */
export function frameAround(target: Box, window: Size): Box {
  const left = Math.max(2, target.left - MARGIN);
  const top = Math.max(2, target.top - MARGIN);
  const right = Math.min(window.width - 2, target.left + target.width + MARGIN);
  const bottom = Math.min(window.height - 2, target.top + target.height + MARGIN);
  return { left, top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
}

export interface Anchor {
  readonly box: Box;
  readonly side: 'bottom' | 'right';
}

/** What the words stand beside: of a control that fills the window only its head, so that they lie over the rest of it. */
export function anchorOf(frame: Box, window: Size): Anchor {
  if (frame.width > window.width * LARGE) {
    const height = Math.min(frame.height, window.height * 0.3);
    return { box: { ...frame, height }, side: 'bottom' };
  }
  const isAtEdge = frame.left + frame.width < window.width * 0.15;
  return { box: frame, side: isAtEdge || frame.height > window.height * 0.3 ? 'right' : 'bottom' };
}
