/** What a run goes on from: all of it that its session needs. */
import type { ExperimentConfig } from '../../../contract/experiment';
import type { History } from '../../../contract/history';
import type { Model } from '../../../engine/engine';
import type { LoadedSamples } from '../../../engine/loaded-samples';
import type { TrainingPosition } from '../../../engine/training-progress';
import type { RunEnvironment } from '../../runs/run-environment';
import type { Gate } from './gate';
import type { RunSaver } from './run-saver';

export interface RunParts {
  readonly runId: string;
  /** As far as the run has come: with the model's state all that is needed to go on. */
  readonly history: History;
  readonly position: TrainingPosition;
  readonly environment: RunEnvironment;
  readonly config: ExperimentConfig;
  readonly model: Model;
  readonly training: LoadedSamples;
  readonly test: LoadedSamples;
  readonly saver: RunSaver;
  /** Shared by all who use the engine. */
  readonly gate: Gate;
}
