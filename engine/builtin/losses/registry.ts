/** The built-in engine's answer to every loss, complete by type. */
import type { LossKind } from '../../../contract/losses/registry';
import { categoricalCrossentropy } from './categorical-crossentropy';
import type { PlanLoss } from './loss';
import { meanSquaredError } from './mean-squared-error';

export const BUILTIN_LOSSES: { readonly [K in LossKind]: PlanLoss } = {
  categorical_crossentropy: categoricalCrossentropy,
  mean_squared_error: meanSquaredError,
};
