/** What a training on the command line prints: the interface of the two reports, and the one for programs. */
import type { AppError } from '../../contract/errors';
import type { RunEvent, RunEventOf } from '../../contract/run-events';

export interface Report {
  take(event: RunEvent): void;
  /** Training could not even begin. */
  refused(error: AppError): void;
}

export type Print = (text: string) => void;

/** One JSON object a line: each epoch, and last how it ended. */
export class JsonReport implements Report {
  readonly #print: Print;
  readonly #secondsPerEpoch: number[] = [];
  #started: RunEventOf<'runStarted'> | undefined;

  constructor(print: Print) {
    this.#print = print;
  }

  take(event: RunEvent): void {
    switch (event.type) {
      case 'runStarted':
        this.#started = event;
        break;
      case 'epochEnded':
        this.#secondsPerEpoch.push(event.seconds);
        this.#line(epochLine(event));
        break;
      case 'runFinished':
        this.#line(this.#finishedLine(event));
        break;
      case 'runStopped':
        this.#line({ event: 'stopped', run: event.folder });
        break;
      case 'runFailed':
        this.refused(event.error);
        break;
      default:
    }
  }

  refused({ code, message, detail }: AppError): void {
    this.#line({ event: 'failed', code, message, detail });
  }

  #finishedLine({ evaluation, weightsSha256, folder }: RunEventOf<'runFinished'>): object {
    return {
      event: 'finished',
      testLoss: evaluation.loss,
      ...(evaluation.accuracy !== null && { testAccuracy: evaluation.accuracy }),
      ...(evaluation.metrics && { metrics: evaluation.metrics }),
      weightsSha256,
      engine: this.#started?.engine,
      seed: this.#started?.config.training.seed,
      secondsPerEpoch: this.#secondsPerEpoch,
      run: folder,
    };
  }

  #line(value: object): void {
    this.#print(`${JSON.stringify(value)}\n`);
  }
}

/** Accuracy, metrics and validation scores only where there are any. */
function epochLine(event: RunEventOf<'epochEnded'>): object {
  const { epoch, seconds, loss, accuracy, metrics } = event;
  const { validationLoss, validationAccuracy, validationMetrics } = event;
  return {
    event: 'epochEnded',
    epoch,
    seconds,
    loss,
    ...(accuracy !== null && { accuracy }),
    ...(metrics && { metrics }),
    ...(validationLoss !== null && {
      validationLoss,
      ...(validationAccuracy !== null && { validationAccuracy }),
      ...(validationMetrics && { validationMetrics }),
    }),
  };
}
