/** What a training on the command line prints for people: the model as Keras shows it, a line an epoch, and how it ended. */
import { datasetDefinition } from '../../contract/datasets/registry';
import type { AppError } from '../../contract/errors';
import type { Evaluation } from '../../contract/evaluation';
import type { RunEvent, RunEventOf } from '../../contract/run-events';
import { catalogue, t } from '../../contract/text/text';
import { modelSummary } from '../../engine/summary';
import type { Print, Report } from './report';

const BAR_WIDTH = 24;
const CLEAR_LINE = '\r\u001b[2K';

export class TextReport implements Report {
  readonly #print: Print;
  readonly #isTerminal: boolean;
  #run: RunEventOf<'runStarted'> | undefined;
  #totalEpochs = 0;

  /** On a terminal, the line of the epoch under way is drawn over and over. */
  constructor(print: Print, isTerminal: boolean) {
    this.#print = print;
    this.#isTerminal = isTerminal;
  }

  take(event: RunEvent): void {
    switch (event.type) {
      case 'runStarted':
        this.#started(event);
        break;
      case 'stepsEnded':
        if (this.#isTerminal) this.#print(`${CLEAR_LINE}${this.#progressLine(event)}`);
        break;
      case 'epochEnded':
        this.#print(`${this.#isTerminal ? CLEAR_LINE : ''}${this.#epochLine(event)}\n`);
        break;
      case 'runFinished':
        this.#finished(event);
        break;
      case 'runStopped':
        this.#print(`${this.#isTerminal ? '\n' : ''}${t('cli.stopped')}\n`);
        this.#print(`${t('cli.saved', { folder: event.folder })}\n`);
        break;
      case 'runFailed':
        this.refused(event.error);
        break;
      default:
    }
  }

  refused({ code, message }: AppError): void {
    const { hint } = catalogue().errors[code];
    this.#print(`${this.#run !== undefined && this.#isTerminal ? '\n' : ''}${message}\n${hint}\n`);
  }

  #started(event: RunEventOf<'runStarted'>): void {
    this.#run = event;
    this.#totalEpochs = event.totalEpochs;
    const { config, engine, trainingCount: training, validationCount: validation } = event;
    const { inputShape } = datasetDefinition(config.dataset.kind);
    this.#print(`${modelSummary(inputShape, config.layers)}\n`);
    this.#print(`${t('cli.engine', { ...engine })}\n`);
    this.#print(`${t('cli.engineReason', { reason: engine.reason })}\n`);
    this.#print(`${t('cli.data', { training, validation })}\n`);
  }

  #finished({ evaluation, folder }: RunEventOf<'runFinished'>): void {
    this.#print(`${testText(evaluation)}\n`);
    this.#print(`${t('cli.saved', { folder })}\n`);
  }

  #progressLine(event: RunEventOf<'stepsEnded'>): string {
    const steps = this.#run?.stepsPerEpoch ?? 1;
    const done = event.firstStep + event.loss.length - (event.epoch - 1) * steps;
    const full = Math.round((BAR_WIDTH * done) / steps);
    const bar = '━'.repeat(full) + '─'.repeat(BAR_WIDTH - full);
    const scores = scoresText({
      loss: event.epochLoss,
      accuracy: event.epochAccuracy,
      ...event.epochMetrics,
    });
    return `${this.#epochName(event.epoch)} ${bar} ${done}/${steps} - ${scores}`;
  }

  #epochLine(event: RunEventOf<'epochEnded'>): string {
    const steps = this.#run?.stepsPerEpoch ?? 1;
    const perStep = Math.round((event.seconds / steps) * 1e6);
    const parts = [
      `${this.#epochName(event.epoch)} - ${steps}/${steps}`,
      `${event.seconds.toFixed(2)}s`,
      `${perStep}us/step`,
      scoresText({ loss: event.loss, accuracy: event.accuracy, ...event.metrics }),
    ];
    const { validationLoss: loss, validationAccuracy: accuracy, validationMetrics } = event;
    if (loss !== null) parts.push(scoresText({ loss, accuracy, ...validationMetrics }, 'val_'));
    return parts.join(' - ');
  }

  #epochName(epoch: number): string {
    return t('cli.epoch', { epoch, total: this.#totalEpochs });
  }
}

type Scores = Readonly<Record<string, number | null>>;

/** Keras's names and order, which is the alphabet's. */
function scoresText(scores: Scores, prefix = ''): string {
  return Object.entries(scores)
    .flatMap(([name, value]) => (value === null ? [] : [`${prefix}${name}: ${value.toFixed(4)}`]))
    .sort()
    .join(' - ');
}

function testText({ loss, accuracy, metrics = {} }: Evaluation): string {
  const scores = { loss: loss.toFixed(4), accuracy: (accuracy ?? 0).toFixed(4) };
  const known = accuracy === null ? t('cli.testLoss', scores) : t('cli.test', scores);
  const others = Object.entries(metrics).map(([name, value]) => `${name}: ${value.toFixed(4)}`);
  return [known, ...others].join(' - ');
}
