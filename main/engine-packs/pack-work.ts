/** Installs, verifies and removes packs by jobs in processes of their own. Used by the app and by the script alike. */
import * as v from 'valibot';
import type { Result } from '../../contract/errors';
import {
  packCheckSchema,
  type EnginePackId,
  type PackCheck,
  type PackProgress,
} from '../../contract/engine-packs/packs';
import type { BindingSources } from './build-binding';
import { assemblySchema, deedOf, type AssembledPack, type Job } from './job/jobs';
import { stagingOf } from './pack-places';
import { runJob, type ForkJob } from './run-job';
import { tensorflowEnvironment } from './tensorflow-environment';

export interface PackWorkParts {
  readonly fork: ForkJob;
  readonly packsFolder: string;
  readonly jobScript: string;
  readonly checkScript: string;
  readonly sources: BindingSources;
}

export interface WorkOptions {
  readonly onProgress: (progress: PackProgress) => void;
  readonly signal?: AbortSignal;
}

const nothing = v.optional(v.undefined());

export class PackWork {
  readonly #parts: PackWorkParts;

  constructor(parts: PackWorkParts) {
    this.#parts = parts;
  }

  /** Nothing is seen of the pack before its last step; an older one stays until then. */
  async install(id: EnginePackId, options: WorkOptions): Promise<Result<PackCheck>> {
    const { packsFolder, sources } = this.#parts;
    const installed = await this.#assembleAndCheck(
      { kind: 'assemble', id, packsFolder, holder: process.pid, sources },
      options,
    );
    if (installed.ok || installed.error.code === 'enginePackBusy') return installed;
    await this.#run({ kind: 'abandon', id, packsFolder }, nothing, { onProgress: () => undefined });
    return installed;
  }

  verify(id: EnginePackId, options: WorkOptions): Promise<Result<undefined>> {
    return this.#run(
      { kind: 'verify', id, packsFolder: this.#parts.packsFolder },
      nothing,
      options,
    );
  }

  remove(id: EnginePackId, options: WorkOptions): Promise<Result<undefined>> {
    return this.#run(
      { kind: 'remove', id, packsFolder: this.#parts.packsFolder },
      nothing,
      options,
    );
  }

  async #assembleAndCheck(
    job: Extract<Job, { readonly kind: 'assemble' }>,
    options: WorkOptions,
  ): Promise<Result<PackCheck>> {
    const { id, packsFolder } = job;
    const assembled = await this.#run<AssembledPack>(job, assemblySchema, options);
    if (!assembled.ok) return assembled;
    const check = await this.#check(stagingOf(packsFolder, id).pack, options);
    if (!check.ok) return check;
    const finish = { kind: 'finish', id, packsFolder, assembled: assembled.value } as const;
    const finished = await this.#run({ ...finish, check: check.value }, nothing, options);
    return finished.ok ? check : finished;
  }

  #check(folder: string, options: WorkOptions): Promise<Result<PackCheck>> {
    const { fork, checkScript } = this.#parts;
    return runJob({
      fork,
      script: checkScript,
      argument: folder,
      environment: tensorflowEnvironment(folder),
      deed: 'install',
      output: packCheckSchema,
      ...options,
    });
  }

  #run<T>(job: Job, output: v.GenericSchema<unknown, T>, options: WorkOptions): Promise<Result<T>> {
    const { fork, jobScript } = this.#parts;
    const argument = JSON.stringify(job);
    return runJob({ fork, script: jobScript, argument, deed: deedOf(job), output, ...options });
  }
}
