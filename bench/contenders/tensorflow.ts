/** One turn of a work on the app's TensorFlow engine, from the installed engine pack. */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { createTensorflowEngine } from '../../engine/tensorflow/tensorflow-engine';
import { tensorflowLoader } from '../../main/training/worker/load-tensorflow';
import { valueOf } from './engine';
import { engineTurn } from './engine-turns';
import { takeTurns, workToDo } from './turns';

const work = workToDo();
const [packsFolder = ''] = process.argv.slice(2);
const backendScript = fileURLToPath(new URL('../../dist/tensorflow/backend.cjs', import.meta.url));
const runtime = valueOf(await tensorflowLoader({ packsFolder, backendScript })());
const threads = availableParallelism();
const engine = valueOf(createTensorflowEngine({ runtime, threads, reason: 'measured' }));
await takeTurns(`${engine.info.version}, ${engine.info.device}`, engineTurn(engine, work));
engine.dispose();
