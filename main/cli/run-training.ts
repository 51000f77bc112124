/** Trains one experiment over the training service, as the app does, and says with which code the process is to end. */
import type { ExperimentConfig } from '../../contract/experiment';
import type { RunEvent } from '../../contract/run-events';
import type { TrainerSettings } from '../training/protocol/requests';
import { openService } from '../training/worker/open-service';
import { EXIT_CODES, type ExitCode } from './exit-codes';
import type { Report } from './report';

export interface TrainingJob {
  readonly config: ExperimentConfig;
  readonly settings: TrainerSettings;
  readonly report: Report;
  readonly onBug: (error: unknown) => void;
  /** Aborted when the user wants to stop. */
  readonly stopped: AbortSignal;
}

export async function runTraining(job: TrainingJob): Promise<ExitCode> {
  let ending: ExitCode = EXIT_CODES.failed;
  const take = (event: RunEvent): void => {
    ending = endingOf(event) ?? ending;
    job.report.take(event);
  };
  const { service } = openService(job.settings, take, job.onBug);
  job.stopped.addEventListener('abort', () => {
    service.stop();
  });
  const started = await service.start(job.config);
  if (!started.ok && started.error.code === 'startStopped') ending = EXIT_CODES.interrupted;
  else if (!started.ok) job.report.refused(started.error);
  // Asked for when the run had been prepared but had not begun.
  if (started.ok && job.stopped.aborted) service.stop();
  await service.whenIdle();
  await service.dispose();
  return ending;
}

function endingOf(event: RunEvent): ExitCode | undefined {
  switch (event.type) {
    case 'runFinished':
      return EXIT_CODES.finished;
    case 'runStopped':
      return EXIT_CODES.interrupted;
    case 'runFailed':
      return EXIT_CODES.failed;
    default:
      return undefined;
  }
}
