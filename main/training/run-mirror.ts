/** Main's copy of the run under way or ended last: what a fresh window needs to show it without losing a point. */
import type { ExperimentConfig } from '../../contract/experiment';
import { nextHistory, type History } from '../../contract/history';
import type { Snapshot } from '../../contract/ipc/channels';
import type { Checkpoint, RunEvent } from '../../contract/run-events';
import { IDLE, nextStatus, type RunStatus } from '../../contract/run-status';

export class RunMirror {
  #status: RunStatus = IDLE;
  #config: ExperimentConfig | undefined;
  #history: History | undefined;
  #checkpoint: Checkpoint | undefined;

  get status(): RunStatus {
    return this.#status;
  }

  get config(): ExperimentConfig | undefined {
    return this.#config;
  }

  get history(): History | undefined {
    return this.#history;
  }

  /** What of the run is on disk, as far as it was told; it may be more. */
  get checkpoint(): Checkpoint | undefined {
    return this.#checkpoint;
  }

  take(events: readonly RunEvent[]): void {
    for (const event of events) {
      this.#config = ('config' in event ? event.config : undefined) ?? this.#config;
      if (event.type === 'runStarted') this.#checkpoint = undefined;
      if (event.type === 'runContinued' && event.history !== undefined) {
        this.#checkpoint = {
          epoch: event.history.epochs.length,
          step: event.history.steps.stepCount,
        };
      }
      if (event.type === 'runSaved') this.#checkpoint = event.checkpoint;
      this.#status = nextStatus(this.#status, event);
      this.#history = nextHistory(this.#history, event);
    }
  }

  snapshot(): Snapshot {
    return {
      status: this.#status,
      config: this.#config ?? null,
      history: (this.#history ?? null) as Snapshot['history'],
    };
  }
}
