/** The built-in engine in all its forms: both builds, with its passes and without. */
import { openBuiltin, type BuiltinOptions } from '../builtin-engine';
import type { Entrant } from './compare';

/**
 * The one pass that is no mere shortcut: like Keras and the reference it computes the cross-entropy from logits, where the generic path
 * clips probabilities under 1e-7.
 */
const generic = ['fusedCrossentropy'] as const;

const FORMS: Readonly<Record<string, BuiltinOptions>> = {
  'plain build': { precision: 'reproducible' },
  'relaxed build': { precision: 'fast' },
  'plain build without the other passes': { precision: 'reproducible', passes: generic },
  'relaxed build without the other passes': { precision: 'fast', passes: generic },
  'plain build in pieces': { precision: 'reproducible', workOfPiece: 2000 },
};

/** The caller disposes the engines. */
export function builtinEntrants(): readonly Entrant[] {
  return Object.entries(FORMS).map(([name, options]) => ({ name, engine: openBuiltin(options) }));
}
