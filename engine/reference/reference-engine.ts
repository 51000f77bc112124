/**
 * The reference engine: plain TypeScript in float64, written to be read. The other engines are proved against it; it also trains
 * small networks where nothing faster can run.
 */
import type { EngineInfo } from '../../contract/engine-info';
import { failure, success, type Result } from '../../contract/errors';
import { t } from '../../contract/text/text';
import type { Engine, ModelDefinition, SampleData, SampleSet } from '../engine';
import { ReferenceModel } from './model';
import { buildNetwork } from './network';
import { ReferenceSamples } from './samples';

/** `reason`: one sentence, why this engine was chosen; for its info. */
export function createReferenceEngine(reason: string): ReferenceEngine {
  return new ReferenceEngine(reason);
}

export class ReferenceEngine implements Engine {
  readonly info: EngineInfo;

  constructor(reason: string) {
    this.info = {
      id: 'reference',
      version: '1',
      device: t('engine.referenceDevice'),
      threads: 1,
      precision: 'reproducible',
      reason,
    };
  }

  load(data: SampleData): Result<SampleSet> {
    return success(new ReferenceSamples(data));
  }

  build(definition: ModelDefinition): Result<ReferenceModel> {
    try {
      const network = buildNetwork(definition);
      return network.ok ? success(new ReferenceModel(definition, network.value)) : network;
    } catch (error) {
      // The one thing that a checked definition can still fail by: an array that cannot be allocated.
      if (!(error instanceof RangeError)) throw error;
      return failure('outOfMemory', t('engine.outOfMemory'), error.message);
    }
  }

  dispose(): void {
    // Nothing outside the garbage collector's reach.
  }
}
