/** A layer and a network in a line each: "784 → 128 · relu", "784 → 128 → 10". */
import type { Field, FieldTable, IntField, NumbersField } from '../../contract/fields';
import { layerDefinition, type LayerConfig } from '../../contract/layers/registry';
import type { LayerSummary, NetworkSummary } from '../../contract/network';
import { formatShape, type Shape } from '../../contract/shapes';
import { catalogue } from '../../contract/text/text';
import {
  isChanged,
  isKindValue,
  numbersOf,
  wordsOf,
  type FieldValue,
  type FieldValues,
} from '../state/field-values';
import { formatCount, formatPlain, NO_VALUE } from '../ui/format-number';

/** Longer than this in letters, the shape that comes in is left to the row above. */
const MAX_FLOW = 20;

function shapeText(shape: Shape): string {
  return shape.every((axis) => Number.isInteger(axis)) ? formatShape(shape) : NO_VALUE;
}

/**
 * Shapes in and out, and what else the layer does, from its fields alone: what the shapes already say (units, filters), what has no
 * effect (a stride of 1) and what stands behind "More options" is left out.
 */
export function layerLine(config: LayerConfig, summary: LayerSummary | undefined): string {
  const flow = summary === undefined ? [] : [flowText(summary)];
  const { fields } = layerDefinition(config.kind);
  return [...flow, ...fieldTexts(fields, config, summary?.output ?? [])].join(' · ');
}

function fieldTexts(table: FieldTable, values: unknown, output: Shape): readonly string[] {
  const known = values as FieldValues;
  const parts = Object.entries(table).filter(([, field]) => field.isAdvanced !== true);
  const firstNumbers = parts.find(([, field]) => field.type === 'numbers')?.[0];
  return parts.flatMap(([key, field]) => {
    const value = known[key];
    return value === undefined ? [] : fieldText(field, value, output, key === firstNumbers);
  });
}

/** `isBare`: the numbers speak for themselves, as a kernel's "3 × 3" does. */
function fieldText(
  field: Field,
  value: FieldValue,
  output: Shape,
  isBare: boolean,
): readonly string[] {
  const label = catalogue().fields[field.text].label.toLowerCase();
  switch (field.type) {
    case 'choice':
      return field.text === 'activation' || isChanged(field, value) ? [value as string] : [];
    case 'choices':
      return wordsOf(value);
    case 'toggle':
      return value === true ? [label] : [];
    case 'int':
      return isIdle(field, value) || Object.is(value, output.at(-1))
        ? []
        : [`${label} ${numberText(Number(value))}`];
    case 'real':
      return [`${label} ${numberText(Number(value))}`];
    case 'numbers':
      return numbersText(field, value, output).map((text) => (isBare ? text : `${label} ${text}`));
    case 'variant': {
      if (!isKindValue(value)) return [];
      return [value.kind, ...fieldTexts(field.options[value.kind] ?? {}, value, output)];
    }
  }
}

/** As it begins, and that is none or once: a stride, a border. */
function isIdle(field: IntField | NumbersField, value: FieldValue): boolean {
  return !isChanged(field, value) && [field.initial].flat().every((number) => number <= 1);
}

function numberText(value: number): string {
  return formatPlain(value) || NO_VALUE;
}

/** A shape that is the output's, where -1 stands for any axis. */
function saysOutput(numbers: readonly number[], output: Shape): boolean {
  return (
    numbers.length === output.length &&
    numbers.every((axis, at) => axis === -1 || axis === output[at])
  );
}

function numbersText(field: NumbersField, value: FieldValue, output: Shape): readonly string[] {
  const numbers = numbersOf(value);
  if (numbers.length === 0) return [];
  if (isIdle(field, value) || saysOutput(numbers, output)) return [];
  return [numbers.map(numberText).join(field.isWhole ? ' × ' : ', ')];
}

function flowText({ input, output }: LayerSummary): string {
  const [from, to] = [shapeText(input), shapeText(output)];
  if (from === to) return to;
  return from.length + to.length > MAX_FLOW ? `→ ${to}` : `${from} → ${to}`;
}

export function parameterText(summary: LayerSummary | undefined): string {
  return summary === undefined ? NO_VALUE : formatCount(summary.parameterCount);
}

/** Longer than this in letters, the sizes in the middle are left out. */
const MAX_SIZES = 48;

/** The sizes a sample passes through, repeats left out: "784 → 128 → 10", "28 × 28 × 1 → … → 1600 → 10". */
export function sizesText(summary: NetworkSummary): string {
  const all = summary.layers.map((layer) => shapeText(layer.output));
  const sizes = all.filter((size, index) => size !== all[index - 1]);
  const text = sizes.join(' → ');
  if (text.length <= MAX_SIZES) return text;
  return [sizes[0], '…', ...sizes.slice(-2)].join(' → ');
}
