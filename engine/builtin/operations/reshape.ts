/** Another shape for the same numbers: nothing to compute. */
import type { Shape } from '../../../contract/shapes';
import type { ReshapeOperation } from './operation';

export function reshapeOperation(output: Shape): ReshapeOperation {
  return {
    kind: 'reshape',
    output,
    plan: (_context, input) => ({
      output: { ...input, shape: output },
      training: [],
      inference: [],
      backward: [],
    }),
  };
}
