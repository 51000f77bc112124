/** What a run's numbers depend on besides its experiment: recorded with it, so that they can be had again. */
import { cpus, release } from 'node:os';
import type { EngineInfo } from '../../contract/engine-info';

export interface RunEnvironment {
  readonly formatVersion: 1;
  readonly appVersion: string;
  readonly startedAt: string;
  readonly engine: EngineInfo;
  readonly seed: number;
  readonly data: { readonly kind: string; readonly sha256: Readonly<Record<string, string>> };
  readonly platform: string;
  readonly architecture: string;
  readonly systemRelease: string;
  readonly processor: string;
  readonly processorCores: number;
  /** Node, V8 and, in the app, Electron. */
  readonly versions: Readonly<Record<string, string>>;
}

type RunFacts = Pick<RunEnvironment, 'appVersion' | 'engine' | 'seed' | 'data'>;

export function describeEnvironment(facts: RunFacts, startedAt: Date): RunEnvironment {
  const { node, v8 } = process.versions;
  const processors = cpus();
  return {
    formatVersion: 1,
    ...facts,
    startedAt: startedAt.toISOString(),
    platform: process.platform,
    architecture: process.arch,
    systemRelease: release(),
    processor: processors[0]?.model ?? 'unknown',
    processorCores: processors.length,
    versions: { node, v8, ...electronVersion() },
  };
}

/** The type declarations promise Electron's version always; on the command line there is none. */
function electronVersion(): { electron?: string } {
  return 'electron' in process.versions ? { electron: process.versions.electron } : {};
}
