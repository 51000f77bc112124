/** What a run's numbers depend on besides its experiment: recorded with it, so that they can be had again. */
import { cpus, release } from 'node:os';
import * as v from 'valibot';
import { engineInfoSchema, type EngineInfo } from '../../contract/engine-info';

/** An engine and the step from which it computed, to where the next begins. */
const usedEngineSchema = v.strictObject({ engine: engineInfoSchema, fromStep: v.number() });
const texts = v.record(v.string(), v.string());

export const runEnvironmentSchema = v.pipe(
  v.strictObject({
    formatVersion: v.literal(1),
    appVersion: v.string(),
    startedAt: v.string(),
    /** With which the run began. */
    engine: engineInfoSchema,
    /** All in turn; files of before runs could move hold the first alone. */
    engines: v.optional(v.array(usedEngineSchema)),
    seed: v.number(),
    data: v.strictObject({ kind: v.string(), sha256: texts }),
    platform: v.string(),
    architecture: v.string(),
    systemRelease: v.string(),
    processor: v.string(),
    processorCores: v.number(),
    /** Node, V8 and, in the app, Electron. */
    versions: texts,
  }),
  v.transform((read) => ({
    ...read,
    engines: read.engines ?? [{ engine: read.engine, fromStep: 0 }],
  })),
);

type Recorded = v.InferOutput<typeof runEnvironmentSchema>;
export type RunEnvironment = Readonly<Omit<Recorded, 'engines'>> & {
  readonly engines: readonly Readonly<Recorded['engines'][number]>[];
};

type RunFacts = Pick<RunEnvironment, 'appVersion' | 'engine' | 'seed' | 'data'>;

export function describeEnvironment(facts: RunFacts, startedAt: Date): RunEnvironment {
  const { node, v8 } = process.versions;
  const processors = cpus();
  return {
    formatVersion: 1,
    ...facts,
    engines: [{ engine: facts.engine, fromStep: 0 }],
    startedAt: startedAt.toISOString(),
    platform: process.platform,
    architecture: process.arch,
    systemRelease: release(),
    processor: processors[0]?.model ?? 'unknown',
    processorCores: processors.length,
    versions: { node, v8, ...electronVersion() },
  };
}

/** With `engine` from that step on. What computed steps that were lost, and are done again, is left out. */
export function withEngine(
  environment: RunEnvironment,
  engine: EngineInfo,
  fromStep: number,
): RunEnvironment {
  const before = environment.engines.filter((used) => used.fromStep < fromStep);
  return { ...environment, engines: [...before, { engine, fromStep }] };
}

/** The type declarations promise Electron's version always; on the command line there is none. */
function electronVersion(): { electron?: string } {
  return 'electron' in process.versions ? { electron: process.versions.electron } : {};
}
