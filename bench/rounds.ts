/** Measures one work: all contenders warmed up first, then in turns, so that a noisy minute hits them all. */
import { ContenderProcess } from './contender-process';
import type { Contender } from './contenders';
import type { Measurement } from './measurement';
import { TRAIN_COUNT, type Work } from './works';

/** The slowest contenders have said all they have to say after so many seconds of turns. */
const PATIENCE_SECONDS = 120;

export interface WorkMeasured {
  readonly work: Work;
  readonly measurements: readonly Measurement[];
  /** Who was left out, and why. */
  readonly leftOut: readonly string[];
}

export async function measureWork(
  work: Work,
  contenders: readonly Contender[],
  rounds: number,
  report: (line: string) => void,
): Promise<WorkMeasured> {
  const leftOut: string[] = [];
  const running: { readonly process: ContenderProcess; readonly seconds: number[] }[] = [];
  for (const contender of contenders.filter((each) => each.canDo(work))) {
    try {
      running.push({ process: await ContenderProcess.start(contender, work), seconds: [] });
    } catch (error) {
      leftOut.push(`${contender.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  for (let round = 0; round < rounds; round++) {
    for (const { process, seconds } of rotated(running, round)) {
      const spent = seconds.reduce((sum, each) => sum + each, 0) * shareOf(work);
      if (seconds.length < 2 || spent < PATIENCE_SECONDS) seconds.push(await process.takeTurn());
    }
    report(`${work.name}: round ${round + 1} of ${rounds}`);
  }
  for (const { process } of running) process.end();
  const measurements = running.map(({ process: { contender, what }, seconds }) => ({
    what: contender.name,
    family: contender.family,
    seconds,
    note: what,
  }));
  return { work, measurements, leftOut };
}

/** The part of a reported time that a turn really takes. */
function shareOf({ task, sampleCount }: Work): number {
  return task === 'train' ? sampleCount / TRAIN_COUNT : 1;
}

/** Nobody always goes first. */
function rotated<T>(items: readonly T[], by: number): readonly T[] {
  const start = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}
