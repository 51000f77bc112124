/** Finds, among an experiment's problems, those that belong beside one field or to one part of the form. */
import type { Problem } from '../../contract/experiment';

export type ProblemPath = readonly (string | number)[];

function startsWith(path: ProblemPath, start: ProblemPath): boolean {
  return start.every((part, index) => path[index] === part);
}

/** The message to show beside exactly this field. */
export function problemAt(problems: readonly Problem[], path: ProblemPath): string | undefined {
  return problems.find((p) => p.path.length === path.length && startsWith(p.path, path))?.message;
}

/** The first message of this part of the form or of anything in it. */
export function problemWithin(problems: readonly Problem[], path: ProblemPath): string | undefined {
  return problems.find((problem) => startsWith(problem.path, path))?.message;
}

/** The id of a field's control, by which a problem leads to it. */
export function fieldId(path: ProblemPath): string {
  return ['field', ...path].join('-');
}
