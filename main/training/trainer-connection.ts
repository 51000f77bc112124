/** One life of the training process: asks it, hears it, notices when it hangs or dies. The host decides what follows. */
import { appError, type Result } from '../../contract/errors';
import type { RunEvent } from '../../contract/run-events';
import { t } from '../../contract/text/text';
import { PendingRequests } from './pending-requests';
import {
  checkTrainerMessage,
  HEARTBEAT_INTERVAL_MS,
  type TrainerMessage,
} from './protocol/messages';
import type { RequestInput, RequestOutput, TrainerRequest } from './protocol/requests';
import type { ForkTrainer, TrainerProcess } from './trainer-process';

export interface ConnectionParts {
  readonly fork: ForkTrainer;
  readonly onEvents: (events: readonly RunEvent[]) => void;
  /** The process has ended and was not meant to; its open requests are the caller's to fail. */
  readonly onCrash: (reason: string) => void;
  /** How long it may be silent. */
  readonly patienceSeconds: () => number;
  readonly log: (text: string) => void;
}

const MAX_LOGGED_CHARACTERS = 2000;

export class TrainerConnection {
  readonly pending = new PendingRequests();
  readonly #parts: ConnectionParts;
  readonly #process: TrainerProcess;
  readonly #watch: NodeJS.Timeout;
  #isEndMeant = false;
  #silentSeconds = 0;
  #killReason: string | undefined;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    this.#process = parts.fork({
      onMessage: (message) => {
        this.#take(message);
      },
      onOutput: (text) => {
        this.#log(text);
      },
      onExit: (code) => {
        this.#exited(code);
      },
    });
    this.#watch = setInterval(() => {
      this.#checkHeartbeat();
    }, HEARTBEAT_INTERVAL_MS);
  }

  ask<R extends TrainerRequest>(
    request: R,
    input: RequestInput<R>,
  ): Promise<Result<RequestOutput<R>>> {
    return this.pending.add(request, this.#parts.patienceSeconds(), (id) => {
      this.#process.send({ id, request, input });
    });
  }

  /** Has a run under way saved and the process ended; kills it when it does not answer. */
  async close(): Promise<void> {
    this.#isEndMeant = true;
    const closed = await this.ask('close', undefined);
    if (!closed.ok) this.#log(`did not close: ${closed.error.message}`);
    clearInterval(this.#watch);
    this.#process.kill();
  }

  #take(message: unknown): void {
    const checked = checkTrainerMessage(message);
    if (checked.ok) {
      this.#silentSeconds = 0;
      this.#handle(checked.value);
    } else {
      this.#log(`sent nonsense: ${checked.problem}`);
    }
  }

  #handle(message: TrainerMessage): void {
    switch (message.type) {
      case 'reply':
        this.pending.settle(message.id, message.result);
        break;
      case 'events':
        this.#parts.onEvents(message.events);
        break;
      case 'goodbye':
        this.#isEndMeant = true;
        break;
      case 'heartbeat':
    }
  }

  /** Counts ticks, not time: a machine that slept must not look like a process that hung. */
  #checkHeartbeat(): void {
    this.#silentSeconds += HEARTBEAT_INTERVAL_MS / 1000;
    if (this.#silentSeconds <= this.#parts.patienceSeconds()) return;
    this.#silentSeconds = 0;
    this.#killReason = t('main.crashSilent');
    this.#process.kill();
  }

  #exited(code: number): void {
    clearInterval(this.#watch);
    if (this.#isEndMeant) this.pending.failAll(appError('trainerCrashed', t('main.trainerEnded')));
    else this.#parts.onCrash(this.#killReason ?? t('main.crashCode', { code }));
  }

  #log(text: string): void {
    this.#parts.log(`training process: ${text.slice(0, MAX_LOGGED_CHARACTERS).trimEnd()}`);
  }
}
