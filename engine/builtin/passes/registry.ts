/** The passes, in the order they run. Each can be left out; the result must not depend on it beyond what the pass itself says. */
import type { NetworkDraft, NetworkFacts, Pass } from './draft';
import { fusedCrossentropy } from './fused-crossentropy';
import { fusedNormalization } from './fused-normalization';
import { fusedUpdate } from './fused-update';
import { pooledConvolution } from './pooled-convolution';
import { sparseHidden } from './sparse-hidden';
import { sparseInput } from './sparse-input';
import { winograd } from './winograd';

const PASSES = {
  fusedCrossentropy,
  fusedNormalization,
  pooledConvolution,
  winograd,
  sparseInput,
  sparseHidden,
  fusedUpdate,
} as const satisfies Record<string, Pass>;

export type PassName = keyof typeof PASSES;
export const PASS_NAMES = Object.keys(PASSES) as readonly PassName[];

export function runPasses(
  draft: NetworkDraft,
  facts: NetworkFacts,
  names: readonly PassName[],
): NetworkDraft {
  return PASS_NAMES.filter((name) => names.includes(name)).reduce(
    (changed, name) => PASSES[name](changed, facts),
    draft,
  );
}
