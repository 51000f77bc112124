import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { KERAS_TABLES, snakeCase, type Table } from '../support/keras-signatures';

const DOCUMENT = new URL('../../docs/keras-arguments.md', import.meta.url);
const ROW = /^\| `(\w+)` +\| (.+?) +\| (.+?) +\|$/;
/** What all kinds of a group are called together. */
const ALL: Readonly<Record<string, string>> = {
  optimizers: 'every optimizer',
  losses: 'every loss',
  metrics: 'every metric',
  schedules: 'every schedule',
};
const kindsOf = (group: string) => KERAS_TABLES.filter((table) => table.group === group).length;

/** Argument -> where it is left out, as the table of the document says it. */
function leftOut(): Readonly<Record<string, string>> {
  const places = new Map<string, Table[]>();
  for (const table of KERAS_TABLES) {
    const ours = Object.keys(table.fields).map(snakeCase);
    const { required = [], defaults = {} } = table.signature ?? {};
    for (const name of [...required, ...Object.keys(defaults)]) {
      if (ours.includes(name)) continue;
      places.set(name, [...(places.get(name) ?? []), table]);
    }
  }
  return Object.fromEntries([...places].map(([name, tables]) => [name, placesText(tables)]));
}

/** Kinds by name, or all of a group together. */
function placesText(tables: readonly Table[]): string {
  const groups = [...new Set(tables.map(({ group }) => group))];
  return groups
    .flatMap((group) => {
      const kinds = tables.filter((table) => table.group === group).map(({ kind }) => kind);
      const all = ALL[group];
      return all !== undefined && kinds.length === kindsOf(group) ? [all] : kinds;
    })
    .join(', ');
}

function documented(): Readonly<Record<string, string>> {
  const rows = readFileSync(DOCUMENT, 'utf8')
    .split('\n')
    .flatMap((line) => ROW.exec(line) ?? []);
  const cells = Array.from({ length: rows.length / 4 }, (_, row) =>
    rows.slice(4 * row + 1, 4 * row + 4),
  );
  return Object.fromEntries(cells.map(([name, places]) => [name!, places!]));
}

describe('docs/keras-arguments.md', () => {
  it('names each argument of Keras that the contract has not, where it is missing, and why', () => {
    expect(documented()).toEqual(leftOut());
  });
});
