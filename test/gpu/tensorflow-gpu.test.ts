// What only a GPU can show. `npm run test:gpu` runs it; without a GPU and its engine pack, it is skipped and says why.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Rank } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { packFolder, packsFolderIn } from '../../main/engine-packs/pack-places';
import { verifyPack } from '../../main/engine-packs/verify-pack';
import { userDataFolder } from '../../main/places/user-data-folder';
import { tensorflowLoader } from '../../main/training/worker/load-tensorflow';
import { BACKEND_SCRIPT } from '../support/installed-pack';
import { valueOf } from '../support/results';

const id = 'tensorflow-gpu';
const packsFolder = packsFolderIn(userDataFolder());
const folder = packFolder(packsFolder, id);
const GPUS = '/proc/driver/nvidia/gpus';

function missing(): string | undefined {
  if (!existsSync(GPUS) || readdirSync(GPUS).length === 0) return 'there is no NVIDIA GPU';
  if (!existsSync(join(folder, 'manifest.json'))) {
    return `there is no engine pack in ${folder} (npm run engine:tensorflow -- --gpu)`;
  }
  return undefined;
}

const reason = missing();
if (reason !== undefined) console.warn(`The tests on a GPU are skipped: ${reason}.`);

/** Every pixel and weight a small whole number, so that no order of sums matters and no rounding either. */
const wholeNumbers = (count: number, range: number): Float32Array =>
  Float32Array.from({ length: count }, (_, i) => ((i * 7919) % range) - Math.floor(range / 2));

describe.skipIf(reason !== undefined)(`TensorFlow on a GPU (else skipped: ${reason ?? ''})`, () => {
  const load = tensorflowLoader({ packsFolder, backendScript: BACKEND_SCRIPT });

  it('is as its manifest says', { timeout: 120_000 }, async () => {
    valueOf(await verifyPack(folder, { id }));
  });

  it('computes on the GPU, and tells its name and memory', { timeout: 600_000 }, async () => {
    const { device } = valueOf(await load());
    expect(device).toMatchObject({ kind: 'gpu', name: expect.stringMatching(/\w/) as string });
    expect(device.memoryBytes).toBeGreaterThan(1e9);
    expect(device.reason).toBeUndefined();
  });

  it('multiplies and convolves whole numbers without an error', { timeout: 600_000 }, async () => {
    const { tf } = valueOf(await load());
    const a = wholeNumbers(64 * 96, 9);
    const b = wholeNumbers(96 * 32, 7);
    const product = await tf.matMul(tf.tensor2d(a, [64, 96]), tf.tensor2d(b, [96, 32])).data();
    for (const [row, column] of [
      [0, 0],
      [13, 7],
      [63, 31],
    ] as const) {
      let sum = 0;
      for (let k = 0; k < 96; k++) sum += a[row * 96 + k]! * b[k * 32 + column]!;
      expect(product[row * 32 + column]).toBe(sum);
    }
    const image = tf.ones<Rank.R4>([1, 8, 8, 4]);
    const filter = tf.ones<Rank.R4>([3, 3, 4, 2]);
    const convolved = await tf.conv2d(image, filter, 1, 'valid').data();
    expect(new Set(convolved)).toEqual(new Set([36]));
  });
});
