/** What is on the pad and how it came there: strokes or one placed digit, with undo. Knows nothing of pointers and canvases. */
import { NO_INK, type GreyImage, type Ink, type Point, type Stroke } from './ink';
import { clampPlacement, placeDigit, type Placement } from './place-digit';

export interface PlacedDigit {
  readonly digit: GreyImage;
  readonly label: number;
  /** Its index in the test set. */
  readonly index: number;
  readonly placement: Placement;
}

interface Content {
  readonly strokes: readonly Stroke[];
  readonly placed: PlacedDigit | undefined;
}

const EMPTY: Content = { strokes: [], placed: undefined };
const MAX_UNDO = 100;
const FIRST_PLACEMENT: Placement = { scale: 0.8, x: 0, y: 0 };

export class Sketch {
  #content = $state.raw<Content>(EMPTY);
  #past = $state.raw<readonly Content[]>([]);
  /** The stroke being drawn; it joins the content when the pen is lifted. */
  #open = $state.raw<Stroke | undefined>(undefined);
  readonly #ink = $derived<Ink>(inkOf(this.#content, this.#open));

  get ink(): Ink {
    return this.#ink;
  }
  get placed(): PlacedDigit | undefined {
    return this.#open === undefined ? this.#content.placed : undefined;
  }
  get isEmpty(): boolean {
    return this.#content === EMPTY && this.#open === undefined;
  }
  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  /** A new stroke takes the place of a placed digit. */
  beginStroke(point: Point): void {
    this.endStroke();
    this.#open = [point];
  }

  extendStroke(points: readonly Point[]): void {
    if (this.#open !== undefined) this.#open = [...this.#open, ...points];
  }

  endStroke(): void {
    if (this.#open === undefined) return;
    this.#put({ strokes: [...this.#content.strokes, this.#open], placed: undefined });
    this.#open = undefined;
  }

  /** The digit takes the place of all that is on the pad; where the last digit stood, if there was one. */
  place(digit: Omit<PlacedDigit, 'placement'>): void {
    const placement = this.#content.placed?.placement ?? FIRST_PLACEMENT;
    this.#open = undefined;
    this.#put({ strokes: [], placed: { ...digit, placement } });
  }

  /** Moves the placed digit by pad pixels and scales it; undo takes back its placing, not each move. */
  movePlaced(x: number, y: number, factor = 1): void {
    const { placed } = this.#content;
    if (placed === undefined) return;
    const { placement } = placed;
    const next = clampPlacement({
      scale: placement.scale * factor,
      x: placement.x + x,
      y: placement.y + y,
    });
    this.#content = { strokes: [], placed: { ...placed, placement: next } };
  }

  undo(): void {
    this.#open = undefined;
    const last = this.#past.at(-1);
    if (last === undefined) return;
    this.#past = this.#past.slice(0, -1);
    this.#content = last;
  }

  /** Empties the pad; undo brings the drawing back. */
  clear(): void {
    this.#open = undefined;
    if (this.#content !== EMPTY) this.#put(EMPTY);
  }

  #put(content: Content): void {
    this.#past = [...this.#past, this.#content].slice(-MAX_UNDO);
    this.#content = content;
  }
}

function inkOf({ strokes, placed }: Content, open: Stroke | undefined): Ink {
  if (open !== undefined) return { kind: 'strokes', strokes: [...strokes, open] };
  if (placed !== undefined) {
    return { kind: 'image', image: placeDigit(placed.digit, placed.placement) };
  }
  return strokes.length === 0 ? NO_INK : { kind: 'strokes', strokes };
}
