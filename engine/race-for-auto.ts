/** Lets the built-in engine and TensorFlow race for an experiment that leaves the choice open, and puts the outcome into words. */
import type { EngineId, EngineInfo } from '../contract/engine-info';
import { AppFailure, failure, success, type Result } from '../contract/errors';
import type { ExperimentConfig } from '../contract/experiment';
import { locale, t } from '../contract/text/text';
import type { Engine, SampleData } from './engine';
import { UNDISTURBED, unlessStopped, type Start } from './unless-stopped';
import { measureSteps, outcomeOf, raceKey, type RaceOutcome, type StepTime } from './race';

export type OpenEngine = (id: EngineId, reason: string) => Promise<Result<Engine>>;

export interface Race {
  readonly config: ExperimentConfig;
  /** Of the experiment's data set; a few batches of them are trained on. */
  readonly samples: SampleData;
  readonly now: () => number;
  /** What was found before, by `raceKey`: no model races twice. */
  readonly memory: Map<string, RaceReason>;
}

export interface RaceReason {
  readonly winner: EngineId;
  /** For the engine's info. */
  readonly sentence: string;
}

/** Preferred where they are as fast. */
const ENTRANTS: readonly EngineId[] = ['builtin', 'tensorflow'];

/** The winner, with the reason; where one cannot run, the other with that reason. Both are let go again. */
export async function raceForAuto(
  open: OpenEngine,
  race: Race,
  start: Start = UNDISTURBED,
): Promise<RaceReason> {
  const key = raceKey(race.config);
  const known = race.memory.get(key) ?? (await runRace(open, race, start));
  // A race that was given up says nothing.
  if (!start.isStopped()) race.memory.set(key, known);
  return known;
}

async function runRace(open: OpenEngine, race: Race, start: Start): Promise<RaceReason> {
  const times: StepTime[] = [];
  const names = new Map<EngineId, string>();
  let problem = '';
  for (const id of ENTRANTS) {
    const taken = await takeTurn(open, id, race, start);
    if (taken.ok) {
      times.push({ id, seconds: taken.value.seconds });
      names.set(id, nameOf(taken.value.info));
    } else if (id === 'tensorflow') {
      problem = taken.error.message;
    }
  }
  const outcome = outcomeOf(times);
  if (outcome !== undefined)
    return { winner: outcome.winner, sentence: sentenceOf(outcome, names) };
  const winner = times[0]?.id ?? 'builtin';
  if (problem === '') return { winner, sentence: t('engine.reasonFastest') };
  return { winner, sentence: t('engine.reasonAlone', { problem }) };
}

async function takeTurn(
  open: OpenEngine,
  id: EngineId,
  { config, samples, now }: Race,
  start: Start,
): Promise<Result<{ readonly seconds: number; readonly info: EngineInfo }>> {
  const opened = await open(id, '');
  if (!opened.ok) return opened;
  const engine = opened.value;
  try {
    const seconds = await unlessStopped(measureSteps(engine, config, samples, now), start);
    return seconds.ok ? success({ seconds: seconds.value, info: engine.info }) : seconds;
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error;
    return failure(error.error.code, error.error.message);
  } finally {
    engine.dispose();
  }
}

function nameOf({ id, device }: EngineInfo): string {
  return t('engine.raceName', { id, isGpu: device.startsWith('GPU') ? 'yes' : 'no' });
}

function sentenceOf({ winner, loser, times }: RaceOutcome, names: ReadonlyMap<EngineId, string>) {
  const values = { winner: names.get(winner) ?? winner, loser: names.get(loser) ?? loser };
  if (times < NOTEWORTHY) return t('engine.reasonAsFast', values);
  const digits = times < 10 ? 1 : 0;
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const rounded = new Intl.NumberFormat(locale(), options).format(times);
  return t('engine.reasonRace', { ...values, times: rounded });
}

/** Less is noise. */
const NOTEWORTHY = 1.05;
