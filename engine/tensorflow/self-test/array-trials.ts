/** Operations that add along axes, choose, join and move numbers about. Two of them were wrong in the package and are mended. */
import { softmax } from '../../reference/activation';
import { numbers, tensorOf, type Trial } from './trial';

const [ROWS, WIDTH] = [3, 7];
const MATRIX = numbers(ROWS * WIDTH, 3);
const PLACES = [2, 0, 2, 1] as const;
const WHOLE = [-3, 0, 7, 2_000_001] as const;

const rowsOf = (matrix: Float64Array): readonly Float64Array[] =>
  Array.from({ length: ROWS }, (_, row) => matrix.subarray(row * WIDTH, (row + 1) * WIDTH));
const sumOf = (values: Float64Array): number => values.reduce((sum, x) => sum + x, 0);
const flat = (rows: readonly Float64Array[]): readonly number[] =>
  rows.flatMap((row) => Array.from(row));

export function arrayTrials(): readonly Trial[] {
  const rows = rowsOf(MATRIX);
  return [
    {
      name: 'sum',
      run: (tf) => tf.sum(tensorOf(tf, MATRIX, [ROWS, WIDTH]), 1),
      expected: rows.map(sumOf),
    },
    {
      name: 'mean',
      run: (tf) => tf.mean(tensorOf(tf, MATRIX, [ROWS, WIDTH]), 0),
      expected: Array.from({ length: WIDTH }, (_, at) =>
        rows.reduce((sum, row) => sum + (row[at] ?? 0) / ROWS, 0),
      ),
    },
    {
      name: 'max',
      run: (tf) => tf.max(tensorOf(tf, MATRIX, [ROWS, WIDTH]), 1),
      expected: rows.map((row) => Math.max(...row)),
    },
    {
      name: 'argMax',
      run: (tf) => tf.argMax(tensorOf(tf, MATRIX, [ROWS, WIDTH]), 1),
      expected: rows.map((row) => row.indexOf(Math.max(...row))),
    },
    {
      name: 'softmax',
      run: (tf) => tf.softmax(tensorOf(tf, MATRIX, [ROWS, WIDTH])),
      expected: flat(rows.map(softmax)),
    },
    {
      name: 'gather',
      run: (tf) =>
        tf.gather(tensorOf(tf, MATRIX, [ROWS, WIDTH]), tf.tensor1d([...PLACES], 'int32')),
      expected: flat(PLACES.map((place) => rows[place] ?? MATRIX)),
    },
    {
      name: 'unsortedSegmentSum',
      run: (tf) =>
        tf.unsortedSegmentSum(tf.tensor1d([1, 2, 4, 8]), tf.tensor1d([...PLACES], 'int32'), 3),
      expected: [2, 8, 5],
    },
    {
      name: 'concat of scalars',
      run: (tf) => tf.concat([tf.scalar(3), tf.scalar(-1.5), tf.scalar(8)]),
      expected: [3, -1.5, 8],
    },
    {
      name: 'round of whole numbers',
      run: (tf) => tf.round(tf.tensor1d([...WHOLE], 'int32')),
      expected: WHOLE,
    },
    {
      name: 'transpose',
      run: (tf) => tf.transpose(tensorOf(tf, MATRIX, [ROWS, WIDTH])),
      expected: Array.from(MATRIX, (_, at) => rows[at % ROWS]?.[Math.floor(at / ROWS)] ?? NaN),
    },
    {
      name: 'split and stack',
      run: (tf) => tf.stack(tf.split(tensorOf(tf, MATRIX, [ROWS, WIDTH]), ROWS, 0).reverse()),
      expected: flat([...rows].reverse()),
    },
    {
      name: 'where',
      run: (tf) => {
        const x = tensorOf(tf, MATRIX, [ROWS, WIDTH]);
        return tf.where(tf.less(x, 0.5), tf.zerosLike(x), x);
      },
      expected: MATRIX.map((x) => (x < 0.5 ? 0 : x)),
    },
  ];
}
