/**
 * Keeps the network's answer to what is on the pad up to date: prepares the ink, asks for its probabilities at most ten times a
 * second, and keeps the old answer on show until the new one is there.
 */
import type { AppError, Result } from '../../contract/errors';
import { NO_INK, type Ink } from './ink';
import { createPace, type Pace } from './pace';
import { prepareInk, type Preparation } from './prepare';

export interface Prediction {
  readonly probabilities: readonly number[];
  /** The training step of the weights that were asked. */
  readonly step: number;
}
export type Predict = (pixels: Uint8Array) => Promise<Result<Prediction>>;

export type Answer =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'untrained' }
  | { readonly kind: 'waiting' }
  | ({ readonly kind: 'probabilities' } & Prediction)
  | { readonly kind: 'failed'; readonly error: AppError };

const INTERVAL_MS = 100;
const NOTHING: Answer = { kind: 'nothing' };

export class Recogniser {
  readonly #pace: Pace;
  readonly #predict: Predict;
  #preparation = $state.raw<Preparation | undefined>(undefined);
  #answer = $state.raw<Answer>(NOTHING);
  #ink: Ink = NO_INK;
  #preparedInk: Ink = NO_INK;
  #hasModel = false;

  constructor(predict: Predict) {
    this.#predict = predict;
    this.#pace = createPace(INTERVAL_MS, () => this.#recognise());
  }

  /** The drawing as the network sees it; undefined if there is nothing to see. */
  get preparation(): Preparation | undefined {
    return this.#preparation;
  }
  get answer(): Answer {
    return this.#answer;
  }

  /** Call whenever the ink or the weights may have changed. An empty pad is answered at once. */
  look(ink: Ink, hasModel: boolean): void {
    this.#ink = ink;
    this.#hasModel = hasModel;
    if (ink === NO_INK) this.#forget();
    else this.#pace.request();
  }

  stop(): void {
    this.#pace.stop();
  }

  #forget(): void {
    this.#pace.stop();
    this.#preparedInk = NO_INK;
    this.#preparation = undefined;
    this.#answer = NOTHING;
  }

  async #recognise(): Promise<void> {
    if (this.#ink !== this.#preparedInk) {
      this.#preparedInk = this.#ink;
      this.#preparation = prepareInk(this.#ink);
    }
    const ink = this.#preparedInk;
    if (this.#preparation === undefined) {
      this.#answer = NOTHING;
      return;
    }
    if (!this.#hasModel) {
      this.#answer = { kind: 'untrained' };
      return;
    }
    if (this.#answer.kind !== 'probabilities') this.#answer = { kind: 'waiting' };
    const result = await this.#predict(this.#preparation.pixels);
    if (this.#preparedInk !== ink) return;
    this.#answer = answerFrom(result);
  }
}

function answerFrom(result: Result<Prediction>): Answer {
  if (result.ok) return { kind: 'probabilities', ...result.value };
  if (result.error.code === 'noModel') return { kind: 'untrained' };
  return { kind: 'failed', error: result.error };
}
