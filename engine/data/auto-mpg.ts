/** The Auto MPG file: its name and checksum, and what it decodes to. Reading and hashing it is the caller's. */
import { DATASETS } from '../../contract/datasets/registry';
import { failure, success, type Result } from '../../contract/errors';
import { t } from '../../contract/text/text';
import type { SampleData } from '../engine';
import { standardisationOf, tableSamples, type Standardisation, type TableRow } from './table-data';

/** As shipped by the package vega-datasets 3.2.1. */
export const AUTO_MPG_FILE = {
  name: 'cars.json',
  sha256: 'f686a53678b21f4231e2f6a5ba7ce5761d9d39204fccdea1caa29fb8c460e319',
} as const;

export interface TableData {
  readonly train: SampleData;
  readonly test: SampleData;
  readonly trainRows: readonly TableRow[];
  readonly testRows: readonly TableRow[];
  readonly standardisation: Standardisation;
}

const { table, trainCount, testCount } = DATASETS.auto_mpg;
const CARS = trainCount + testCount;
const LARGEST_FILE = 1 << 20;
const ORIGINS = ['USA', 'Europe', 'Japan'];
const NUMBER_KEYS = ['Cylinders', 'Displacement', 'Horsepower', 'Weight_in_lbs', 'Acceleration'];
/** Far beyond every car; nothing in the file is larger. */
const LARGEST_NUMBER = 10_000;

/** Compares a SHA-256 digest (hexadecimal) with the file's; refuses with `dataCorrupt`. */
export function checkAutoMpgDigest(digest: string): Result<void> {
  const { name, sha256 } = AUTO_MPG_FILE;
  if (digest.toLowerCase() === sha256) return success(undefined);
  const detail = `${name}: SHA-256 is ${digest}, should be ${sha256}`;
  return failure('dataCorrupt', t('data.checksum', { file: name }), detail);
}

/** Decodes the file's bytes. Cars without a consumption or a horsepower are left out. Refuses with `dataCorrupt`. */
export function decodeAutoMpg(bytes: Uint8Array): Result<TableData> {
  const cars = parsedCars(bytes);
  if (cars === undefined) return corrupt('is no JSON list');
  const rows: TableRow[] = [];
  for (const [at, car] of cars.entries()) {
    const row = readCar(car);
    if (row === 'damaged') return corrupt(`car ${at} is damaged`);
    if (row !== 'incomplete') rows.push(row);
  }
  if (rows.length !== CARS) return corrupt(`has ${rows.length} complete cars, not ${CARS}`);
  const mixed = rows.map((_row, i) => rows[shuffledIndex(i)]).filter((row) => row !== undefined);
  const trainRows = mixed.slice(0, trainCount);
  const testRows = mixed.slice(trainCount);
  const standardisation = standardisationOf(table.columns, trainRows);
  return success({
    train: tableSamples(table.columns, standardisation, trainRows),
    test: tableSamples(table.columns, standardisation, testRows),
    trainRows,
    testRows,
    standardisation,
  });
}

/** The file is sorted by year. 165 has no divisor in common with 392, so that this names every car once and mixes the years evenly. */
function shuffledIndex(index: number): number {
  return (index * 165 + 83) % CARS;
}

function parsedCars(bytes: Uint8Array): readonly unknown[] | undefined {
  if (bytes.length > LARGEST_FILE) return undefined;
  try {
    const value: unknown = JSON.parse(decodeAscii(bytes));
    return Array.isArray(value) ? (value as readonly unknown[]) : undefined;
  } catch {
    return undefined;
  }
}

/** The file is plain ASCII but for names, which are not used. */
function decodeAscii(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

function readCar(car: unknown): TableRow | 'incomplete' | 'damaged' {
  if (typeof car !== 'object' || car === null) return 'damaged';
  const fields = car as Readonly<Record<string, unknown>>;
  const target = fields['Miles_per_Gallon'];
  const numbers = NUMBER_KEYS.map((key) => fields[key]);
  if (target === null || numbers.includes(null)) return 'incomplete';
  const year = /^19(\d\d)-01-01$/.exec(String(fields['Year']))?.[1];
  const values = [...numbers, Number(year), ORIGINS.indexOf(String(fields['Origin']))];
  if (!isNumber(target) || !values.every(isNumber)) return 'damaged';
  return { values, target };
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= LARGEST_NUMBER;
}

function corrupt(problem: string): Result<never> {
  const { name } = AUTO_MPG_FILE;
  return failure('dataCorrupt', t('data.checksum', { file: name }), `${name} ${problem}`);
}
