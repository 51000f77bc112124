/** The pen that the keys move over the pad: where it is, whether it touches the pad, and the strokes it leaves on the sketch. */
import { PAD_SIZE, PEN_WIDTH, type Point } from './ink';
import type { Sketch } from './sketch.svelte';

/** Where most digits begin. */
const START: Point = { x: PAD_SIZE / 2, y: PAD_SIZE / 4 };

export class KeyPen {
  readonly #sketch: Sketch;
  #at = $state.raw<Point>(START);
  #isDown = $state(false);
  #isInUse = $state(false);

  constructor(sketch: Sketch) {
    this.#sketch = sketch;
  }

  /** In pad pixels. */
  get at(): Point {
    return this.#at;
  }
  get isDown(): boolean {
    return this.#isDown;
  }
  /** Worth showing: from its first key until it is laid down. */
  get isInUse(): boolean {
    return this.#isInUse;
  }

  /** By pad pixels, as far as the whole tip stays on the pad; draws where the pen is down. */
  move(x: number, y: number): void {
    const clamp = (value: number): number =>
      Math.min(PAD_SIZE - PEN_WIDTH / 2, Math.max(PEN_WIDTH / 2, value));
    this.#isInUse = true;
    this.#at = { x: clamp(this.#at.x + x), y: clamp(this.#at.y + y) };
    if (this.#isDown) this.#sketch.extendStroke([this.#at]);
  }

  put(): void {
    this.#isInUse = true;
    this.#isDown = true;
    this.#sketch.beginStroke(this.#at);
  }

  /** Ends the stroke. False: the pen was up already. */
  lift(): boolean {
    if (!this.#isDown) return false;
    this.#isDown = false;
    this.#sketch.endStroke();
    return true;
  }

  /** Out of the hand: lifted, and no longer shown. */
  lay(): void {
    this.lift();
    this.#isInUse = false;
  }
}
