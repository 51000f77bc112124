import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unsupportedParts } from '../../../contract/engine-support';
import { newLoss } from '../../../contract/losses/registry';
import { newLayer } from '../../../contract/layers/registry';
import { newOptimizer } from '../../../contract/optimizers/registry';
import { sizeOf } from '../../../contract/shapes';
import type { StartThread } from '../../../engine/builtin/threads/messages';
import type { Engine, ModelDefinition, SampleData } from '../../../engine/engine';
import {
  definition,
  dense,
  everything,
  madeSamples,
  openBuiltin,
  train,
} from '../../support/builtin-engine';
import { expectReferenceGradients } from '../../support/gradient-check';
import { IMAGE_NETWORKS, type ImageNetwork } from '../../support/image-networks';
import { bundledThreads } from '../../support/node-threads';

const TOLERANCE = 1e-5;
const CLASSES = 5;

/** The same network over another number of channels. */
const withChannels = ({ inputShape, ...rest }: ImageNetwork, channels: number): ImageNetwork => ({
  ...rest,
  inputShape: [...inputShape.slice(0, -1), channels],
});

function definitionOf({ inputShape, layers }: ImageNetwork): ModelDefinition {
  const end = [newLayer('Flatten'), dense(CLASSES, 'softmax')];
  return definition(0, [...layers, ...end], { inputShape, maxBatchSize: 9 });
}

function samplesOf({ inputShape }: ImageNetwork): SampleData {
  const options = {
    count: 13,
    width: sizeOf(inputShape),
    classes: CLASSES,
    type: 'floats',
    series: 1,
  } as const;
  return { ...madeSamples(options), inputShape };
}

const isSupported = ({ layers }: ImageNetwork) =>
  unsupportedParts('builtin', {
    layers,
    loss: newLoss('categorical_crossentropy'),
    optimizer: newOptimizer('Adam'),
  }).length === 0;

const hasGroups = ({ layers }: ImageNetwork) =>
  layers.some((layer) => 'groups' in layer && layer.groups > 1);

/** As they are, and with channels that fill vectors exactly, that leave some over, and one alone. */
const CASES = IMAGE_NETWORKS.filter(isSupported).flatMap((network) => {
  const others = hasGroups(network) ? [] : [1, 4, 11, 16];
  return [network, ...others.map((channels) => withChannels(network, channels))].map(
    (variant) => [network.name, variant.inputShape.at(-1) ?? 0, variant] as const,
  );
});

describe.each(['reproducible', 'fast'] as const)('gradients of the %s build', (precision) => {
  const engine = openBuiltin({ precision });
  afterAll(() => {
    engine.dispose();
  });

  it.each(CASES)('through %s, %i channels, equal the reference’s', (_name, _channels, network) => {
    for (const count of [1, 9]) {
      expectReferenceGradients(engine, definitionOf(network), samplesOf(network), count, TOLERANCE);
    }
  });
});

describe('the same bits with 1, 2 and 4 threads', () => {
  let startThread: StartThread;
  const engines = new Map<number, Engine>();
  beforeAll(async () => {
    startThread = await bundledThreads();
  });
  afterAll(() => {
    for (const each of engines.values()) each.dispose();
  });
  const withThreads = (threads: number): Engine => {
    const known = engines.get(threads) ?? openBuiltin({ threads, startThread });
    engines.set(threads, known);
    return known;
  };

  it.each(CASES)('%s, %i channels', (_name, _channels, network) => {
    const run = { steps: 4, batchSize: 9 };
    const training = (threads: number) =>
      train(withThreads(threads), samplesOf(network), definitionOf(network), run);
    const one = training(1);
    for (const threads of [2, 4]) {
      const more = training(threads);
      expect(everything(more)).toEqual(everything(one));
      more.model.dispose();
    }
    one.model.dispose();
  });
});
