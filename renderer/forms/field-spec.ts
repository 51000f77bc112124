/** One control of a form: the contract's field, where it stands in the experiment, its value and what a change does. */
import type { Field } from '../../contract/fields';
import { catalogue } from '../../contract/text/text';
import type { FieldValue } from '../state/experiment-edit';
import type { ProblemPath } from '../state/problems';

export interface FieldSpec {
  readonly path: ProblemPath;
  readonly field: Field;
  readonly value: FieldValue;
  readonly onchange: (value: FieldValue) => void;
  /** A sentence about each option of a choice. */
  readonly optionHelp?: Readonly<Record<string, { readonly help: string }>>;
}

/** An option by the name users know: the catalogue's where it has one, else Keras's identifier itself. */
export function optionLabel(value: string): string {
  const choices: Readonly<Record<string, string>> = catalogue().choices;
  return choices[value] ?? value;
}
