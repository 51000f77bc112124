/** What is on the pad, as plain data: strokes as vectors, or a grey picture. Lengths are in pad pixels, 280 to a side. */

export const PAD_SIZE = 280;
/** Width of the pen as drawn on the pad. The network's pen is set by `prepareInk`, whatever this is. */
export const PEN_WIDTH = 20;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export type Stroke = readonly Point[];

/** One byte a pixel, row after row; 255 is full ink, 0 none, unless said otherwise. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

export type Ink =
  | { readonly kind: 'strokes'; readonly strokes: readonly Stroke[] }
  | { readonly kind: 'image'; readonly image: GreyImage };

export const NO_INK: Ink = { kind: 'strokes', strokes: [] };

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export function blankImage(width: number, height: number): GreyImage {
  return { width, height, pixels: new Uint8Array(width * height) };
}
