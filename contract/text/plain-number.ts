/** Numbers as people type them: no grouping, as short as they can be, with the language's own decimal mark. */

const marks = new Map<string, string>();

/** The decimal mark of a locale: "." or ",". */
export function decimalMark(locale: string): string {
  let mark = marks.get(locale);
  if (mark === undefined) {
    const parts = new Intl.NumberFormat(locale).formatToParts(0.5);
    mark = parts.find(({ type }) => type === 'decimal')?.value ?? '.';
    marks.set(locale, mark);
  }
  return mark;
}

/** "0.001", "1e-7"; in German "0,001". */
export function plainNumber(value: number, locale: string): string {
  return String(value).replace('.', decimalMark(locale));
}

/** Three digits after a point that might as well group thousands: in German, "1.875" says two different things. */
const AMBIGUOUS = /^[-+]?[1-9]\d{0,2}(\.\d{3})+$/;

/**
 * What is typed, with a point for its decimal mark, as a program reads it. Where the mark is a comma a point is one too, as long as it
 * cannot be taken for thousands; what could be is left without a number: `undefined`.
 */
export function withPoint(text: string, locale: string): string | undefined {
  const mark = decimalMark(locale);
  if (mark === '.') return text;
  if (!text.includes(mark)) return AMBIGUOUS.test(text.trim()) ? undefined : text;
  return text.includes('.') ? undefined : text.replace(mark, '.');
}
