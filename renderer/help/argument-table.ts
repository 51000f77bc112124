/** The arguments of a kind as a table: Keras's name, the default and what it does, from the contract's fields. */
import {
  initialValue,
  type Field,
  type FieldTable,
  type IntField,
  type RealField,
} from '../../contract/fields';
import { catalogue, t } from '../../contract/text/text';
import { code, text, type Block, type Inline } from './blocks';

const WORDS = /(?<=[a-z])(?=[A-Z])|(?<=beta)(?=\d)/g;

/** `kernelInitializer` -> `kernel_initializer` */
export function kerasName(key: string): string {
  return key.replace(WORDS, '_').toLowerCase();
}

export function argumentBlocks(fields: FieldTable): readonly Block[] {
  const rows = Object.entries(fields).map(([key, field]) => [
    [code(kerasName(key))],
    [code(defaultText(field))],
    meaningOf(field),
  ]);
  if (rows.length === 0) return [{ type: 'paragraph', content: [text(t('help.noArguments'))] }];
  const head = [t('help.argument'), t('help.default'), t('help.meaning')].map((word) => [
    text(word),
  ]);
  return [
    { type: 'heading', level: 2, content: [text(t('help.arguments'))] },
    { type: 'table', head, rows },
  ];
}

/** As Python writes it. */
export function defaultText(field: Field): string {
  const value = initialValue(field) as unknown;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return listText(value);
  if (typeof value === 'object' && value !== null && 'kind' in value) {
    return value.kind === 'none' ? 'None' : String(value.kind);
  }
  return String(value);
}

function listText(values: readonly unknown[]): string {
  if (values.length === 0) return 'None';
  return values.length === 1 ? String(values[0]) : `(${values.join(', ')})`;
}

function meaningOf(field: Field): readonly Inline[] {
  const { label, help, raise } = catalogue().fields[field.text];
  const range = rangeOf(field);
  const sentences = `${help} ${raise}${range === undefined ? '' : ` ${range}`}`;
  return [{ type: 'strong', content: [text(`${label}: `)] }, text(sentences)];
}

function rangeOf(field: Field): string | undefined {
  switch (field.type) {
    case 'int':
    case 'real':
      return numberRange(field);
    case 'numbers':
      return t('help.range', { min: field.min, max: field.max, minSign: 'from', maxSign: 'to' });
    case 'choice':
      return t('help.oneOf', { options: field.options.join(', ') });
    case 'choices':
      return t('help.anyOf', { options: field.options.join(', ') });
    case 'variant':
      return t('help.oneOf', { options: Object.keys(field.options).join(', ') });
    case 'toggle':
      return undefined;
  }
}

function numberRange(field: IntField | RealField): string {
  const isReal = field.type === 'real';
  return t('help.range', {
    min: field.min,
    max: field.max,
    minSign: isReal && field.exclusiveMin ? 'above' : 'from',
    maxSign: isReal && field.exclusiveMax ? 'below' : 'to',
  });
}
