/** ZeroPadding2D: a border of zeros around the image. `padding`: n all round; height, width; or top, bottom, left, right. */
import { ints } from '../fields';
import { t } from '../text/text';
import { MAX_EXTENT } from './extents';
import { defineLayer } from './layer-definition';
import { placeProblem, refusal } from './places';

export interface Border {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Undefined for a count of numbers that has no meaning. */
export function borderOf(padding: readonly number[]): Border | undefined {
  const [first = 0, second = first, third, fourth] = padding;
  if (padding.length === 4)
    return { top: first, bottom: second, left: third ?? 0, right: fourth ?? 0 };
  if (padding.length !== 1 && padding.length !== 2) return undefined;
  return { top: first, bottom: first, left: second, right: second };
}

export const zeroPadding2d = defineLayer({
  kind: 'ZeroPadding2D',
  fields: {
    padding: ints('zeroPadding', {
      min: 0,
      max: MAX_EXTENT,
      minLength: 1,
      maxLength: 4,
      initial: [1, 1],
    }),
  },
  plan({ padding }, input) {
    const problem = placeProblem('ZeroPadding2D', 2, input);
    if (problem !== undefined) return refusal(problem);
    const border = borderOf(padding);
    if (border === undefined) return refusal(t('problem.paddingCount', { count: padding.length }));
    const [height = 1, width = 1, channels = 1] = input;
    const { top, bottom, left, right } = border;
    return {
      ok: true,
      output: [height + top + bottom, width + left + right, channels],
      weights: [],
    };
  },
});
