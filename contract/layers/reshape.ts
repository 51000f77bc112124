/** Reshape: the same numbers in the same order under another shape; an axis of -1 takes what is left. */
import { ints } from '../fields';
import { formatShape, sizeOf, type Shape } from '../shapes';
import { t } from '../text/text';
import { defineLayer } from './layer-definition';

const UNKNOWN = -1;

export const reshape = defineLayer({
  kind: 'Reshape',
  fields: {
    targetShape: ints('targetShape', {
      min: UNKNOWN,
      max: 1_000_000,
      minLength: 1,
      maxLength: 4,
      initial: [UNKNOWN],
    }),
  },
  plan({ targetShape }, input) {
    const output = resolve(targetShape, sizeOf(input));
    if (output !== undefined) return { ok: true, output, weights: [] };
    const values = { from: formatShape(input), to: formatShape(targetShape), size: sizeOf(input) };
    return { ok: false, problem: t('problem.reshape', values) };
  },
});

/** Undefined where `size` numbers cannot have that shape. */
function resolve(target: Shape, size: number): Shape | undefined {
  const known = sizeOf(target.filter((axis) => axis !== UNKNOWN));
  const unknowns = target.filter((axis) => axis === UNKNOWN).length;
  if (known < 1 || unknowns > 1) return undefined;
  const rest = unknowns === 0 ? 1 : size / known;
  if (!Number.isInteger(rest) || known * rest !== size) return undefined;
  return target.map((axis) => (axis === UNKNOWN ? rest : axis));
}
