// Runs test/gpu as the training process would run: with the variables that TensorFlow's libraries must find before they are loaded.

import { choosePack } from '../../main/engine-packs/choose-pack';
import { packsFolderIn } from '../../main/engine-packs/pack-places';
import { tensorflowEnvironment } from '../../main/engine-packs/tensorflow-environment';
import { userDataFolder } from '../../main/places/user-data-folder';
import { passThrough } from '../setup/commands.mjs';
import { inRoot } from '../setup/paths.mjs';

const pack = choosePack(packsFolderIn(userDataFolder()));
const variables = pack === undefined ? {} : tensorflowEnvironment(pack.folder);
const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs');
const env = { ...process.env, ...variables };
process.exitCode = await passThrough(process.execPath, [vitest, 'run', 'test/gpu'], env);
