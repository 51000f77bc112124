/** What layers over steps (1D) and over images (2D) ask of their input, and their problems, each with its mend. */
import { formatShape, type LayerPlan, type Shape } from '../shapes';
import { t } from '../text/text';
import { windowSpan, type WindowAxis } from './window';

/** Axes of the place, without channels: 1 for steps, 2 for height and width. */
export type PlaceRank = 1 | 2;

export function refusal(problem: string): LayerPlan {
  return { ok: false, problem };
}

/** Undefined when the input has the axes the layer needs: its place, then channels. */
export function placeProblem(layer: string, rank: PlaceRank, input: Shape): string | undefined {
  if (input.length === rank + 1) return undefined;
  const target = (rank === 1 ? stepsTarget(input) : imageTarget(input))?.join(', ') ?? '';
  const mend = target === '' ? 'move' : 'reshape';
  return t(rank === 1 ? 'problem.needsSteps' : 'problem.needsImage', {
    layer,
    shape: formatShape(input),
    mend,
    target,
  });
}

/** A vector is one channel in a row; of an image the rows are the steps. */
function stepsTarget(input: Shape): Shape | undefined {
  const [first, second, third] = input;
  if (first === undefined) return undefined;
  if (second === undefined) return [first, 1];
  return third === undefined ? undefined : [first, second * third];
}

/** An image without channels has one; a vector may be a square image. */
function imageTarget(input: Shape): Shape | undefined {
  const [first, second] = input;
  if (first === undefined || input.length > 2) return undefined;
  if (second !== undefined) return [first, second, 1];
  const side = Math.round(Math.sqrt(first));
  return side * side === first ? [side, side, 1] : undefined;
}

/** Undefined when the window stands at least once on every axis. */
export function windowProblem(layer: string, axes: readonly WindowAxis[]): string | undefined {
  if (axes.every(({ output }) => output > 0)) return undefined;
  return t('problem.windowTooLarge', {
    layer,
    window: formatShape(axes.map(windowSpan)),
    shape: formatShape(axes.map(({ input }) => input)),
  });
}
