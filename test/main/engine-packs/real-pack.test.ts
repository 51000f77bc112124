import { execFile } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { packCheckSchema } from '../../../contract/engine-packs/packs';
import { forkWithNode } from '../../../main/engine-packs/fork-with-node';
import { packFolder, PACKS_VARIABLE } from '../../../main/engine-packs/pack-places';
import { runJob } from '../../../main/engine-packs/run-job';
import { tensorflowEnvironment } from '../../../main/engine-packs/tensorflow-environment';
import { verifyPack } from '../../../main/engine-packs/verify-pack';
import { tensorflowLoader } from '../../../main/training/worker/load-tensorflow';
import {
  BACKEND_SCRIPT,
  CHECK_SCRIPT,
  CPU_PACK,
  hasCpuPack,
  JOB_SCRIPT,
  NO_PACK,
  PACKS_FOLDER,
  TRAIN_SCRIPT,
} from '../../support/installed-pack';
import { errorOf, valueOf } from '../../support/results';
import { temporaryFolder } from '../../support/temporary-folder';

const id = 'tensorflow-cpu';
const onProgress = (): void => undefined;

describe.skipIf(!hasCpuPack)(`The installed TensorFlow (else skipped: ${NO_PACK})`, () => {
  it('is as its manifest says', async () => {
    valueOf(await verifyPack(CPU_PACK, { id }));
  });

  it(
    'passes tfjs-core’s own specs, but for the named exceptions',
    { timeout: 120_000 },
    async () => {
      const check = valueOf(
        await runJob({
          fork: forkWithNode,
          script: CHECK_SCRIPT,
          argument: CPU_PACK,
          environment: tensorflowEnvironment(CPU_PACK),
          deed: 'install',
          output: packCheckSchema,
          onProgress,
        }),
      );
      expect(check).toMatchObject({
        passed: 3954,
        excepted: 271,
        failed: 0,
        device: { kind: 'cpu' },
      });
    },
  );

  it('is refused with one bit of its library flipped, and nothing of it is loaded', async () => {
    const packsFolder = temporaryFolder();
    const folder = packFolder(packsFolder, id);
    // Of the files themselves: what is written here must never reach the pack through a link.
    cpSync(CPU_PACK, folder, { recursive: true, dereference: true });
    const library = join(folder, 'tensorflow/libtensorflow_framework.so.2');
    const bytes = readFileSync(library);
    bytes[bytes.length >> 1]! ^= 0x10;
    writeFileSync(library, bytes);
    const load = tensorflowLoader({ packsFolder, backendScript: BACKEND_SCRIPT });
    const error = errorOf(await load());
    expect(error.code).toBe('enginePackCorrupt');
    expect(error.message).toContain('libtensorflow_framework.so.2');
  });

  it(
    'trains on the command line, and TensorFlow writes nothing beside',
    { timeout: 120_000 },
    async () => {
      const words = ['--engine', 'tensorflow', '--epochs', '1', '--batch-size', '512', '--json'];
      const variables = { XDG_CONFIG_HOME: temporaryFolder(), [PACKS_VARIABLE]: PACKS_FOLDER };
      const run = promisify(execFile)(process.execPath, [TRAIN_SCRIPT, ...words], {
        env: { ...process.env, ...variables },
      });
      const { stdout, stderr } = await run;
      expect(stderr).toBe('');
      expect(stdout).toContain('"id":"tensorflow"');
    },
  );

  it('computes in this process, with the wrong kernels mended', async () => {
    const load = tensorflowLoader({ packsFolder: PACKS_FOLDER, backendScript: BACKEND_SCRIPT });
    const { tf, version, device } = valueOf(await load());
    expect(version).toBe('2.21.0');
    expect(device.kind).toBe('cpu');
    expect(await tf.matMul([[1, 2]], [[3], [4]]).array()).toEqual([[11]]);
    expect(await tf.round(tf.tensor1d([1, -2, 3], 'int32')).array()).toEqual([1, -2, 3]);
    expect(await tf.round([1.4, 1.5, 2.5]).array()).toEqual([1, 2, 2]);
    expect(await tf.concat([tf.scalar(1), tf.scalar(2)]).array()).toEqual([1, 2]);
    expect(
      await tf
        .grad((x) => x.square().sum())(tf.tensor1d([1, 2]))
        .array(),
    ).toEqual([2, 4]);
  });

  it('is verified by a job of its own, which a cancel ends', async () => {
    const argument = JSON.stringify({ kind: 'verify', id, packsFolder: PACKS_FOLDER });
    const deed = 'verify' as const;
    const job = { fork: forkWithNode, script: JOB_SCRIPT, argument, deed, output: v.unknown() };
    valueOf(await runJob({ ...job, onProgress }));
    const controller = new AbortController();
    const cancelled = runJob({
      ...job,
      onProgress: () => controller.abort(),
      signal: controller.signal,
    });
    expect(errorOf(await cancelled).code).toBe('enginePackCancelled');
  });
});

it('says so where there is no engine', async () => {
  const load = tensorflowLoader({ packsFolder: temporaryFolder(), backendScript: BACKEND_SCRIPT });
  expect(errorOf(await load()).code).toBe('enginePackMissing');
});
