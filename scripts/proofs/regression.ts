/** The regression as the preset trains it, held to Keras's own runs: the mean test loss over as many seeds, within three standard errors. */
import { readFileSync } from 'node:fs';
import { presetExperiment } from '../../contract/presets';
import { decodeAutoMpg } from '../../engine/data/auto-mpg';
import type { Engine } from '../../engine/engine';
import { modelDefinition } from '../../engine/model-definition';
import { trainInFull, valueOf } from './train-in-full';

const ERRORS = 3;

export const REGRESSION = {
  name: 'regression',
  title: 'Regression of 392 cars, 64-64-1, batch 32, 100 epochs (test loss)',
} as const;

interface Spread {
  readonly mean: number;
  readonly variance: number;
}

export interface RegressionOutcome {
  readonly losses: readonly number[];
  readonly mean: number;
  readonly from: number;
  readonly to: number;
  readonly origin: string;
}

function spread(values: readonly number[]): Spread {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, variance: squares / (values.length - 1) };
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
}

/** Trains one network for each of Keras's runs (scripts/keras/regression_reference.py). */
export async function regressionOutcome(engine: Engine): Promise<RegressionOutcome> {
  const keras = readJson('test/engine/parity/regression.json') as {
    readonly runs: readonly { readonly loss: number }[];
  };
  const cars = new URL('../../node_modules/vega-datasets/data/cars.json', import.meta.url);
  const data = valueOf(decodeAutoMpg(new Uint8Array(readFileSync(cars))));
  const config = presetExperiment('regression');
  const losses: number[] = [];
  for (let seed = 1; seed <= keras.runs.length; seed++) {
    const training = { ...config.training, seed };
    const definition = modelDefinition({ ...config, training });
    const { loss } = await trainInFull(engine, {
      name: REGRESSION.name,
      definition,
      training,
      data,
    });
    losses.push(loss);
  }
  const own = spread(losses);
  const theirs = spread(keras.runs.map(({ loss }) => loss));
  const margin = ERRORS * Math.sqrt((own.variance + theirs.variance) / losses.length);
  return {
    losses,
    mean: own.mean,
    from: theirs.mean - margin,
    to: theirs.mean + margin,
    origin: `Keras, ${keras.runs.length} seeds: ${theirs.mean.toFixed(3)} ± ${Math.sqrt(theirs.variance).toFixed(3)}`,
  };
}
