/** One control of a form: the contract's field, where it stands in the experiment, its value and how to change it. */
import type { Field, FieldTable } from '../../contract/fields';
import { catalogue } from '../../contract/text/text';
import {
  isChanged,
  isKindValue,
  type FieldPath,
  type FieldValue,
  type FieldValues,
} from '../state/field-values';
import { problemWithin } from '../state/problems';
import type { Problem } from '../../contract/experiment';

export type SetField = (path: FieldPath, value: FieldValue) => void;

/** Numbers that are found elsewhere, at a press. Undefined where they cannot be had; whoever offers them has told why. */
export interface Filling {
  readonly label: string;
  readonly help: string;
  readonly values: () => Promise<readonly number[] | undefined>;
}

export interface FieldSpec {
  readonly path: FieldPath;
  readonly field: Field;
  readonly value: FieldValue;
  readonly set: SetField;
  /** What each of several numbers belongs to: a class. */
  readonly names?: readonly string[] | undefined;
  /** A button that finds all these numbers. */
  readonly filling?: Filling | undefined;
  /** A sentence about an option of a choice. */
  readonly optionHelp?: ((option: string) => string | undefined) | undefined;
  /** Why an option cannot be had now, or, of several, cannot be left out. */
  readonly optionReason?: ((option: string) => string | undefined) | undefined;
}

/** A control for each field of a table whose values stand at `path`. */
export function fieldSpecs(
  table: FieldTable,
  values: unknown,
  path: FieldPath,
  set: SetField,
): readonly FieldSpec[] {
  const known = values as FieldValues;
  return Object.entries(table).map(([key, field]) => ({
    path: [...path, key],
    field,
    value: known[key] ?? '',
    set,
  }));
}

/** The fields of the kind that a variant has now. */
export function ownSpecs({ field, value, path, set }: FieldSpec): readonly FieldSpec[] {
  if (field.type !== 'variant' || !isKindValue(value)) return [];
  return fieldSpecs(field.options[value.kind] ?? {}, value, path, set);
}

export function isAdvanced({ field }: FieldSpec): boolean {
  return field.isAdvanced === true;
}

/** What a form keeps behind "More options": its advanced fields, and those of the kinds chosen in front. */
export function advancedSpecs(specs: readonly FieldSpec[]): readonly FieldSpec[] {
  return specs.flatMap((spec) => (isAdvanced(spec) ? [spec] : advancedSpecs(ownSpecs(spec))));
}

export function changedCount(specs: readonly FieldSpec[]): number {
  return specs.filter(({ field, value }) => isChanged(field, value)).length;
}

export function hasProblem(specs: readonly FieldSpec[], problems: readonly Problem[]): boolean {
  return specs.some(({ path }) => problemWithin(problems, path) !== undefined);
}

/** Longer words than this, in letters, are cut in half a row. */
const LONG_WORD = 20;

/** Needs a row of its own: its words are long, or one of its kinds has more fields than fit below its select. */
export function isWide({ field, names = [] }: FieldSpec): boolean {
  if (field.type === 'choices' || names.length > 0) return true;
  if (field.type === 'choice') return field.options.some((option) => option.length > LONG_WORD);
  if (field.type !== 'variant') return false;
  return Object.values(field.options).some((table) => Object.keys(table).length > 2);
}

/** An option by the name users know: the catalogue's where it has one, else Keras's identifier itself. */
export function optionLabel(value: string): string {
  const choices: Readonly<Record<string, string>> = catalogue().choices;
  return choices[value] ?? value;
}
