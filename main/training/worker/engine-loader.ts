/** Opens the engine an experiment asks for, with what only this process knows: kernel files, threads, processor cores. */
import { availableParallelism } from 'node:os';
import { failure, success } from '../../../contract/errors';
import { t } from '../../../contract/text/text';
import { raceKey } from '../../../engine/race';
import type { Race } from '../../../engine/race-for-auto';
import { openEngine, provenKernels, type EngineEnvironment } from '../../../engine/registry';
import { choosePack } from '../../engine-packs/choose-pack';
import type { EngineOpener } from './engine-room';
import { freeHost } from './gate';
import { readKernels } from './kernel-files';
import { tensorflowLoader, type TensorflowFiles } from './load-tensorflow';
import { nodeThreads } from './threads';

export interface EngineFiles {
  readonly kernelsFolder: string;
  /** The built entry of a helper thread. */
  readonly threadScript: string;
  readonly tensorflow?: TensorflowFiles | undefined;
}

export function engineOpener({
  kernelsFolder,
  threadScript,
  tensorflow,
}: EngineFiles): EngineOpener {
  const environment: EngineEnvironment = {
    hardwareThreads: availableParallelism(),
    readKernels: () => Promise.resolve(kernelsIn(kernelsFolder)),
    proofs: new Map(),
    startThread: nodeThreads(threadScript),
    ...(tensorflow === undefined ? {} : { loadTensorflow: tensorflowLoader(tensorflow) }),
  };
  const memory: Race['memory'] = new Map();
  const canRace = () =>
    tensorflow !== undefined && choosePack(tensorflow.packsFolder) !== undefined;
  return {
    open(config, samples, start) {
      const race = canRace() ? { config, samples, now, memory } : undefined;
      return openEngine(config, environment, race, start);
    },
    warmUp: () => provenKernels('fast', environment, freeHost),
    choiceKey: (config) => (config.engine.kind === 'auto' && canRace() ? raceKey(config) : ''),
  };
}

const now = (): number => performance.now();

function kernelsIn(folder: string): Awaited<ReturnType<EngineEnvironment['readKernels']>> {
  try {
    return success(readKernels(folder));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return failure(
      'engineUnavailable',
      t('engine.kernelsMissing', { folder, reason: code }),
      message,
    );
  }
}
