/** Where a training stands: the position that, with the model's state, is all a later process needs to go on exactly. */

export interface TrainingPosition {
  /** Epochs completed. */
  readonly epoch: number;
  /** Steps done of the epoch under way. */
  readonly step: number;
  /** Sums over the samples of the epoch under way, for its running averages. */
  readonly lossSum: number;
  /** Of the running metric: right answers, or absolute errors (engine/metrics/running-metric.ts). */
  readonly metricSum: number;
  readonly sampleCount: number;
  /** Seconds spent in the epoch under way and in the whole run, pauses not counted. */
  readonly epochSeconds: number;
  readonly elapsedSeconds: number;
}

export const TRAINING_START: TrainingPosition = {
  epoch: 0,
  step: 0,
  lossSum: 0,
  metricSum: 0,
  sampleCount: 0,
  epochSeconds: 0,
  elapsedSeconds: 0,
};

/** How long past seconds weigh in the samples per second shown. */
const SPEED_MEMORY_SECONDS = 1;

/** The loop's counters and its clock, which stands still while paused. */
export class TrainingProgress {
  epoch: number;
  step: number;
  samplesPerSecond = 0;
  #lossSum: number;
  #metricSum: number;
  #sampleCount: number;
  #epochSeconds: number;
  #elapsedSeconds: number;
  #clock: number;
  readonly #now: () => number;

  /** `now`: milliseconds of a clock that never goes back. */
  constructor(start: TrainingPosition, now: () => number) {
    this.epoch = start.epoch;
    this.step = start.step;
    this.#lossSum = start.lossSum;
    this.#metricSum = start.metricSum;
    this.#sampleCount = start.sampleCount;
    this.#epochSeconds = start.epochSeconds;
    this.#elapsedSeconds = start.elapsedSeconds;
    this.#now = now;
    this.#clock = now();
  }

  addStep(lossSum: number, metricSum: number, count: number): void {
    this.step++;
    this.#lossSum += lossSum;
    this.#metricSum += metricSum;
    this.#sampleCount += count;
  }

  /** Lets the clock run up to now and returns the seconds since it last did. */
  tick(): number {
    const now = this.#now();
    const seconds = (now - this.#clock) / 1000;
    this.#clock = now;
    this.#epochSeconds += seconds;
    this.#elapsedSeconds += seconds;
    return seconds;
  }

  /** Starts the clock again after a pause; what passed does not count. */
  restartClock(): void {
    this.#clock = this.#now();
  }

  /** Takes `samples` trained in `seconds` into the running speed: an average that forgets over about a second. */
  measureSpeed(samples: number, seconds: number): void {
    if (seconds <= 0) return;
    const weight = this.samplesPerSecond === 0 ? 1 : 1 - Math.exp(-seconds / SPEED_MEMORY_SECONDS);
    this.samplesPerSecond += weight * (samples / seconds - this.samplesPerSecond);
  }

  endEpoch(): void {
    this.epoch++;
    this.step = 0;
    this.#lossSum = 0;
    this.#metricSum = 0;
    this.#sampleCount = 0;
    this.#epochSeconds = 0;
  }

  get epochLoss(): number {
    return this.#lossSum / this.#sampleCount;
  }

  /** The running metric, averaged over the epoch so far. */
  get epochMetric(): number {
    return this.#metricSum / this.#sampleCount;
  }

  get epochSeconds(): number {
    return this.#epochSeconds;
  }

  get elapsedSeconds(): number {
    return this.#elapsedSeconds;
  }

  position(): TrainingPosition {
    return {
      epoch: this.epoch,
      step: this.step,
      lossSum: this.#lossSum,
      metricSum: this.#metricSum,
      sampleCount: this.#sampleCount,
      epochSeconds: this.#epochSeconds,
      elapsedSeconds: this.#elapsedSeconds,
    };
  }
}
