/** The built-in engine's answer to every loss, complete by type. */
import type { SupportedLoss } from '../../../contract/engine-support';
import { categoricalCrossentropy } from './categorical-crossentropy';
import type { PlanLoss } from './loss';
import { meanSquaredError } from './mean-squared-error';

export const BUILTIN_LOSSES: { readonly [K in SupportedLoss<'builtin'>]: PlanLoss } = {
  categorical_crossentropy: categoricalCrossentropy,
  mean_squared_error: meanSquaredError,
};
