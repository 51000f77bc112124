/** Does the form say something else than the experiment that runs? Its name does not count. */
import type { ExperimentConfig } from '../../contract/experiment';

export function isEditedSince(
  form: ExperimentConfig,
  frozen: ExperimentConfig | undefined,
): boolean {
  if (frozen === undefined) return false;
  return contentOf(form) !== contentOf(frozen);
}

function contentOf(config: ExperimentConfig): string {
  return JSON.stringify(sorted({ ...config, name: '' }));
}

/** The same value with keys in order, so that texts can be compared. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)]));
}
