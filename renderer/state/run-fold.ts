/** What the window knows of the run under way or ended last, as a pure fold over a snapshot and the events after it. */
import type { ExperimentConfig } from '../../contract/experiment';
import { nextHistory, type History } from '../../contract/history';
import type { Snapshot } from '../../contract/ipc/channels';
import type { RunEvent } from '../../contract/run-events';
import { IDLE, nextStatus, type RunStatus } from '../../contract/run-status';

export interface RunState {
  readonly status: RunStatus;
  readonly history: History | undefined;
  /** The frozen copy of the experiment that is or was trained. */
  readonly config: ExperimentConfig | undefined;
}

export const NO_RUN: RunState = { status: IDLE, history: undefined, config: undefined };

export function snapshotState(snapshot: Snapshot): RunState {
  return {
    status: snapshot.status,
    history: snapshot.history ?? undefined,
    config: snapshot.config ?? undefined,
  };
}

/** The state after some more events. Events that the state already holds change nothing, so a snapshot may overlap with them. */
export function foldEvents(state: RunState, events: readonly RunEvent[]): RunState {
  return events.reduce(nextState, state);
}

function nextState(state: RunState, event: RunEvent): RunState {
  if (isKnown(state.history, event)) return state;
  return {
    status: nextStatus(state.status, event),
    history: nextHistory(state.history, event),
    config: ('config' in event ? event.config : undefined) ?? state.config,
  };
}

function isKnown(history: History | undefined, event: RunEvent): boolean {
  if (history === undefined || history.runId !== event.runId) return false;
  switch (event.type) {
    case 'runStarted':
      return true;
    case 'stepsEnded':
      return event.firstStep < history.steps.stepCount;
    case 'epochEnded':
      return history.epochs.some((record) => record.epoch === event.epoch);
    default:
      return false;
  }
}
