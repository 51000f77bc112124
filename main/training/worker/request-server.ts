/** Serves the host's requests one message at a time: checks each, asks the service, replies. Knows no Electron. */
import {
  appError,
  AppFailure,
  failure,
  success,
  type AppError,
  type Result,
} from '../../../contract/errors';
import { readExperimentText } from '../../../contract/experiment-file-text';
import { speak } from '../../../contract/text/languages';
import { setLanguage, t } from '../../../contract/text/text';
import { checkInput, checkRequestMessage, type TrainerMessage } from '../protocol/messages';
import type { TrainerHandlers, TrainerRequest, TrainerSettings } from '../protocol/requests';
import { EventBatcher } from './event-batcher';
import { openService, type OpenedService } from './open-service';
import { readExperimentFile } from './read-experiment-file';

const WARM_UP_AFTER_MS = 1000;

export interface ServerPort {
  send(message: TrainerMessage): void;
  /** Ends the process after what was sent has gone. */
  exit(): void;
  logBug(error: unknown): void;
}

export class RequestServer {
  readonly #port: ServerPort;
  readonly #batcher: EventBatcher;
  readonly #handlers: TrainerHandlers;
  #opened: OpenedService | undefined;

  constructor(port: ServerPort) {
    this.#port = port;
    this.#batcher = new EventBatcher((events) =>
      port.send({ type: 'events', events: [...events] }),
    );
    this.#handlers = {
      open: (settings) => this.#open(settings),
      speak: ({ locale }) => {
        setLanguage(speak(locale));
        return success(undefined);
      },
      start: ({ config }) => this.#service.start(config),
      pause: () => this.#service.pause(),
      resume: () => this.#service.resume(),
      stop: () => this.#service.stop(),
      continue: ({ epochs, engine, runId }) => this.#service.continueFor(epochs, engine, runId),
      evaluate: () => this.#service.evaluate(),
      predict: (input) => this.#service.predict(input),
      predictRow: (input) => this.#service.predictRow(input),
      rows: (input) => this.#ready.datasets.rows(input),
      classCounts: (input) => this.#ready.datasets.classCounts(input),
      samples: (input) => this.#ready.datasets.samples(input),
      readExperiment: (source) =>
        'path' in source
          ? readExperimentFile(source.path)
          : readExperimentText(source.file, source.text),
      storedRun: ({ runId }) => this.#service.standOf(runId),
      reopen: ({ runId, engine }) => this.#service.reopen(runId, engine),
      close: () => this.#close(),
    };
  }

  /** Answers one message of the host; never throws. */
  async serve(message: unknown): Promise<void> {
    const checked = checkRequestMessage(message);
    if (!checked.ok) {
      this.#port.logBug(new Error(`request: ${checked.problem}`));
      return;
    }
    const { id, request, input } = checked.value;
    const result = await this.#answer(request, input);
    this.#port.send({ type: 'reply', id, result });
    if (request === 'close') this.#port.exit();
  }

  async #answer(request: TrainerRequest, input: unknown): Promise<Result<unknown>> {
    const checked = checkInput(request, input);
    if (!checked.ok) return { ok: false, error: badInput(request, checked.problem) };
    try {
      // Checked by the schema of this very request, which TypeScript cannot follow through the union of names.
      const handler = this.#handlers[request] as (input: unknown) => unknown;
      return (await handler(checked.value)) as Result<unknown>;
    } catch (error) {
      if (error instanceof AppFailure) return { ok: false, error: error.error };
      this.#port.logBug(error);
      return failure('unexpected', t('main.requestFailed', { command: request }));
    }
  }

  #open(settings: TrainerSettings): Result<undefined> {
    if (settings.locale !== undefined) setLanguage(speak(settings.locale));
    const report = this.#batcher.add.bind(this.#batcher);
    const logBug = (error: unknown): void => this.#port.logBug(error);
    const opened = (this.#opened ??= openService(settings, report, logBug));
    // The window is busy with its first pictures until then.
    setTimeout(() => void warmUp(opened).catch(logBug), WARM_UP_AFTER_MS).unref();
    return success(undefined);
  }

  async #close(): Promise<Result<undefined>> {
    await this.#opened?.service.dispose();
    this.#batcher.flush();
    this.#port.send({ type: 'goodbye' });
    return success(undefined);
  }

  get #ready(): OpenedService {
    if (this.#opened === undefined) throw new Error('A request came before open');
    return this.#opened;
  }

  get #service() {
    return this.#ready.service;
  }
}

/** So that the first training begins at once; it is that which reports what is wrong. */
async function warmUp({ engines, datasets }: OpenedService): Promise<void> {
  await engines.warmUp();
  await datasets.warmUp();
}

function badInput(request: string, reason: string): AppError {
  return appError('invalidRequest', t('main.requestRefused', { command: request }), reason);
}
