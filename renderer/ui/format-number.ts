/** Numbers as the window writes them, in the user's language: counts grouped, shares in per cent, losses with four digits. */
import { plainNumber } from '../../contract/text/plain-number';
import { locale } from '../../contract/text/text';

export const NO_VALUE = '–';

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale() + JSON.stringify(options);
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale(), options);
    formats.set(key, format);
  }
  return format;
}

/** A number with so many decimals. */
export function formatFixed(value: number, digits: number): string {
  if (!Number.isFinite(value)) return NO_VALUE;
  return numberFormat({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    value,
  );
}

/** "101,770"; a dash for what is not known. */
export function formatCount(count: number): string {
  if (!Number.isFinite(count)) return NO_VALUE;
  return numberFormat({ maximumFractionDigits: 0 }).format(count);
}

/** A size with its unit, as the language writes it: "634 MB". */
export function formatUnit(value: number, unit: 'megabyte' | 'gigabyte', digits: number): string {
  const places = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return numberFormat({ style: 'unit', unit, ...places }).format(value);
}

/** A share in 0..1 as the number of per cent without its sign: "97.31". */
export function formatPercent(share: number, digits = 2): string {
  return formatFixed(share * 100, digits);
}

/** "0.0896"; from 100 up with fewer digits. */
export function formatLoss(loss: number): string {
  if (Math.abs(loss) >= 100) return formatFixed(loss, 1);
  return formatFixed(loss, Math.abs(loss) >= 10 ? 2 : 4);
}

/** A rate split into its number and its unit prefix: 301,234 -> "301" and "k". */
export function formatRate(perSecond: number): {
  readonly number: string;
  readonly prefix: string;
} {
  if (!Number.isFinite(perSecond) || perSecond <= 0) return { number: NO_VALUE, prefix: '' };
  const [scale, prefix] = perSecond >= 1e6 ? [1e6, 'M'] : perSecond >= 1e4 ? [1e3, 'k'] : [1, ''];
  const scaled = perSecond / scale;
  const digits = prefix !== '' && scaled < 100 ? 1 : 0;
  return { number: formatFixed(scaled, digits), prefix };
}

/** A number as it is typed: no grouping, as short as it can be, exponents where they are shorter (1e-7). */
export function formatPlain(value: number): string {
  return Number.isFinite(value) ? plainNumber(value, locale()) : '';
}
