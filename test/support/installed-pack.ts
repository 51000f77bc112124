/** The TensorFlow engine pack that `npm test` installs once into the checkout; without it, the tests that need it are skipped. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packFolder, PACKS_VARIABLE } from '../../main/engine-packs/pack-places';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export const PACKS_FOLDER = process.env[PACKS_VARIABLE] ?? join(ROOT, '.runtime', 'engine-packs');
export const CPU_PACK = packFolder(PACKS_FOLDER, 'tensorflow-cpu');
export const hasCpuPack = existsSync(join(CPU_PACK, 'manifest.json'));
export const NO_PACK = 'there is no TensorFlow engine pack (npm run engine:tensorflow says why)';

/** The built parts. */
export const CHECK_SCRIPT = join(ROOT, 'dist', 'tensorflow', 'conformance.cjs');
export const BACKEND_SCRIPT = join(ROOT, 'dist', 'tensorflow', 'backend.cjs');
export const TRAIN_SCRIPT = join(ROOT, 'dist', 'cli', 'train.cjs');
export const JOB_SCRIPT = join(ROOT, 'dist', 'engine-packs', 'job.cjs');
