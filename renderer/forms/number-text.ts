/** Numbers as they are typed: read without guessing, and stepped by the arrow keys in their last digit. */
import type { IntField, RealField } from '../../contract/fields';
import { decimalMark, withPoint } from '../../contract/text/plain-number';
import { locale } from '../../contract/text/text';
import { formatPlain } from '../ui/format-number';

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;
/** What can still become a number while it is being typed. */
const UNFINISHED = /^[-+]?\d*\.?\d*(e[-+]?)?$/i;

/** The number a text says; NaN when it says none. */
export function parseNumber(text: string): number {
  const trimmed = pointed(text);
  return NUMBER.test(trimmed) ? Number(trimmed) : Number.NaN;
}

export function isUnfinished(text: string): boolean {
  const trimmed = pointed(text);
  return UNFINISHED.test(trimmed) && !NUMBER.test(trimmed);
}

/** With a point for the language's decimal mark; what says two things says nothing. */
function pointed(text: string): string {
  return withPoint(text.trim(), locale()) ?? '?';
}

/** The text after one press of an arrow key, or undefined when it would leave the field's range. */
export function stepText(
  text: string,
  field: IntField | RealField,
  steps: number,
): string | undefined {
  const value = parseNumber(text);
  if (Number.isNaN(value)) return undefined;
  const place = field.type === 'int' ? 0 : lastPlace(text, field);
  const next = value + steps * 10 ** place;
  const isDownToNothing = field.type === 'real' && value > 0 && next <= 0 && field.exclusiveMin;
  const digits = isDownToNothing ? place - 1 : place;
  const result = Number((isDownToNothing ? value + steps * 10 ** digits : next).toPrecision(12));
  return isInRange(result, field) ? writeNumber(result, digits) : undefined;
}

/** The decimal place of the last digit typed: -3 for "0.001" and for "1e-3". A plain "0" steps by tenths where all is below 1. */
function lastPlace(text: string, field: RealField): number {
  const [mantissa = '', exponent = '0'] = pointed(text).toLowerCase().split('e');
  const decimals = mantissa.split('.')[1]?.length ?? 0;
  const place = Number(exponent) - decimals;
  return place === 0 && field.max <= 1 ? -1 : place;
}

function isInRange(value: number, field: IntField | RealField): boolean {
  const { min, max } = field;
  if (field.type === 'int') return value >= min && value <= max;
  const isAboveMin = field.exclusiveMin ? value > min : value >= min;
  return isAboveMin && (field.exclusiveMax ? value < max : value <= max);
}

function writeNumber(value: number, place: number): string {
  if (value !== 0 && Math.abs(value) < 1e-4) return formatPlain(value);
  const text = value.toFixed(Math.min(12, Math.max(0, -place)));
  return text.replace('.', decimalMark(locale()));
}
