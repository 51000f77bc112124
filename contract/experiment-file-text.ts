/** Experiments as files to keep and to share: JSON with nothing in it but the experiment. Reading trusts no character of it. Pure. */
import { appError, failure, success, type AppError, type Result } from './errors';
import { checkExperiment, type ExperimentConfig, type Problem } from './experiment';
import { t } from './text/text';

/** A file of the largest possible experiment is far below both. */
export const MAX_EXPERIMENT_BYTES = 512 * 1024;
const MAX_DEPTH = 32;

/** So many problems are listed; the first ones tell what kind of file it is. */
const MAX_LISTED = 20;

export function experimentFileText(config: ExperimentConfig): string {
  return `${JSON.stringify(config, null, 2)}\n`;
}

/**
 * The experiment in the text of a file, with the initial value of all that was left out, or what keeps it from being one: an error
 * that names the file and the first field that does not fit, and lists the others in its detail.
 */
export function readExperimentText(file: string, text: string): Result<ExperimentConfig> {
  if (text.length > MAX_EXPERIMENT_BYTES) return { ok: false, error: tooLarge(file) };
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (isDeeperThan(MAX_DEPTH, json)) {
    return failure('experimentMisfit', t('experimentFile.tooDeep', { file, depth: MAX_DEPTH }));
  }
  const read = parsed(file, json);
  if (!read.ok) return read;
  if (isNewer(read.value)) return failure('experimentMisfit', t('experimentFile.newer', { file }));
  const checked = checkExperiment(read.value);
  return checked.ok ? success(checked.config) : misfit(file, checked.problems);
}

/** For a file that is larger than an experiment can be. */
export function tooLarge(file: string): AppError {
  const limit = MAX_EXPERIMENT_BYTES / 1024;
  return appError('experimentMisfit', t('experimentFile.tooLarge', { file, limit }));
}

function misfit(file: string, problems: readonly Problem[]): Result<never> {
  const lines = problems
    .slice(0, MAX_LISTED)
    .map(({ path, message }) =>
      path.length === 0
        ? message
        : t('experimentFile.problem', { field: path.join('.'), problem: message }),
    );
  const values = { file, problem: lines[0] ?? '', more: problems.length - 1 };
  return failure('experimentMisfit', t('experimentFile.misfit', values), lines.join('\n'));
}

/** Refuses, besides what is no JSON, a key that could reach the prototype of what it is copied into. */
function parsed(file: string, json: string): Result<unknown> {
  const keys = new Set<string>();
  try {
    const value: unknown = JSON.parse(json, (key, part: unknown) => {
      keys.add(key);
      return part;
    });
    if (!keys.has('__proto__')) return success(value);
    return failure('experimentMisfit', t('experimentFile.noJson', { file }), '__proto__');
  } catch (error) {
    const place = error instanceof Error ? error.message : String(error);
    return failure('experimentMisfit', t('experimentFile.noJson', { file }), place);
  }
}

function isNewer(value: unknown): boolean {
  const { formatVersion } = (value ?? {}) as { readonly formatVersion?: unknown };
  return typeof formatVersion === 'number' && formatVersion > 1;
}

/** Counts brackets outside of strings, before anything that goes down into them. */
function isDeeperThan(limit: number, json: string): boolean {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (isInString && character === '\\') at++;
    else if (character === '"') isInString = !isInString;
    else if (!isInString && (character === '{' || character === '[')) depth++;
    else if (!isInString && (character === '}' || character === ']')) depth--;
    if (depth > limit) return true;
  }
  return false;
}
