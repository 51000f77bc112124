/** Puts a training service together from its rooms; the one place that knows which rooms those are. */
import type { RunEvent } from '../../../contract/run-events';
import type { TrainerSettings } from '../protocol/requests';
import { DatasetStore } from './dataset-store';
import { engineOpener } from './engine-loader';
import { EngineRoom } from './engine-room';
import { TrainingService } from './service';

export interface OpenedService {
  readonly service: TrainingService;
  readonly datasets: DatasetStore;
  readonly engines: EngineRoom;
}

export function openService(
  settings: TrainerSettings,
  report: (event: RunEvent) => void,
  onBug: (error: unknown) => void,
): OpenedService {
  const { appVersion, dataFolder, runsFolder } = settings;
  const datasets = new DatasetStore(dataFolder);
  const engines = new EngineRoom(engineOpener(settings));
  const service = new TrainingService({ appVersion, runsFolder, datasets, engines, report, onBug });
  return { service, datasets, engines };
}
