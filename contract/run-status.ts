/** The one state a run is in, and which commands are legal in it. A pure fold over the run's events. */
import type { AppError, ErrorCode } from './errors';
import type { Evaluation } from './evaluation';
import { assertNever } from './errors';
import type { Checkpoint, RunEvent } from './run-events';

export type RunStatus =
  | { readonly phase: 'idle' }
  | { readonly phase: 'training'; readonly runId: string }
  | { readonly phase: 'paused'; readonly runId: string }
  | { readonly phase: 'stopped'; readonly runId: string }
  | { readonly phase: 'finished'; readonly runId: string; readonly evaluation: Evaluation }
  | {
      readonly phase: 'failed';
      readonly runId: string;
      readonly error: AppError;
      /** From where it can go on. */
      readonly checkpoint?: Checkpoint | undefined;
    };

export type RunPhase = RunStatus['phase'];
export type RunCommand = 'start' | 'pause' | 'resume' | 'stop' | 'continue';

export const IDLE: RunStatus = { phase: 'idle' };

const LEGAL: Readonly<Record<RunPhase, readonly RunCommand[]>> = {
  idle: ['start'],
  training: ['pause', 'stop'],
  paused: ['resume', 'stop'],
  stopped: ['start', 'continue'],
  finished: ['start', 'continue'],
  failed: ['start'],
};

/** Failures of the engine or the process, not of the training: it can go on from its checkpoint, best with another engine. */
const CONTINUABLE: readonly ErrorCode[] = ['engineFailed', 'outOfMemory', 'trainerCrashed'];

export function isLegal(status: RunStatus, command: RunCommand): boolean {
  if (status.phase === 'failed' && command === 'continue') {
    const { checkpoint, error } = status;
    // What could not be saved is all there, in memory.
    if (error.code === 'notWritable') return true;
    return checkpoint !== undefined && CONTINUABLE.includes(error.code);
  }
  return LEGAL[status.phase].includes(command);
}

/** Is a run under way, so that its experiment is frozen and closing the window must ask? */
export function isActive(status: RunStatus): boolean {
  return status.phase === 'training' || status.phase === 'paused';
}

export function nextStatus(status: RunStatus, event: RunEvent): RunStatus {
  const { runId } = event;
  switch (event.type) {
    case 'runStarted':
    case 'runContinued':
    case 'runResumed':
      return { phase: 'training', runId };
    case 'runPaused':
      return { phase: 'paused', runId };
    case 'runStopped':
      return { phase: 'stopped', runId };
    case 'runFinished':
      return { phase: 'finished', runId, evaluation: event.evaluation };
    case 'runFailed':
      return { phase: 'failed', runId, error: event.error, checkpoint: event.checkpoint };
    case 'runSaved':
    case 'stepsEnded':
    case 'epochEnded':
      return status;
    default:
      return assertNever(event);
  }
}
