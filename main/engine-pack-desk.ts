/** Main's side of engine packs: what is installed, what is being done about it, and who hears of a change. One work a pack at a time. */
import { failure, success, type AppError, type Result } from '../contract/errors';
import {
  ENGINE_PACK_IDS,
  type EnginePack,
  type EnginePackId,
  type PackProgress,
  type PackState,
} from '../contract/engine-packs/packs';
import { t } from '../contract/text/text';
import { manifestBytes } from './engine-packs/manifest';
import { packFolder } from './engine-packs/pack-places';
import { downloadBytes, platformName, wheelsOf } from './engine-packs/pack-table';
import type { PackWork, WorkOptions } from './engine-packs/pack-work';
import { inspectPack } from './engine-packs/verify-pack';

export interface PackDeskParts {
  readonly packsFolder: string;
  readonly work: Pick<PackWork, 'install' | 'verify' | 'remove'>;
  readonly onChange: (packs: readonly EnginePack[]) => void;
  readonly log: (text: string) => void;
}

type Phase = 'installing' | 'verifying' | 'removing';
const DEEDS = { installing: 'install', verifying: 'verify', removing: 'remove' } as const;

interface Activity {
  readonly phase: Phase;
  readonly controller: AbortController;
  progress: PackProgress;
}

/** What is known of a pack besides what lies on the disk. */
interface Memory {
  activity: Activity | undefined;
  error: AppError | null;
  /** What verifying has found; the manifest alone does not tell. */
  damage: AppError | undefined;
  verifiedAt: number | null;
}

const AT_THE_START: PackProgress = { stage: 'download', done: 0, total: 0, unit: 'bytes' };

export class EnginePackDesk {
  /** Called when another pack is to be loaded from now on. */
  onInstalled: () => void = () => undefined;
  readonly #parts: PackDeskParts;
  #lastTurn = 0;
  #toldTurn = 0;
  readonly #memories = new Map<EnginePackId, Memory>(
    ENGINE_PACK_IDS.map((id) => [
      id,
      { activity: undefined, error: null, damage: undefined, verifiedAt: null },
    ]),
  );

  constructor(parts: PackDeskParts) {
    this.#parts = parts;
  }

  list(): Promise<readonly EnginePack[]> {
    return Promise.all(ENGINE_PACK_IDS.map((id) => this.#describe(id)));
  }

  install(id: EnginePackId): Result<undefined> {
    return this.#begin(id, 'installing', (options) => this.#parts.work.install(id, options));
  }
  verify(id: EnginePackId): Result<undefined> {
    return this.#begin(id, 'verifying', (options) => this.#parts.work.verify(id, options));
  }
  remove(id: EnginePackId): Result<undefined> {
    return this.#begin(id, 'removing', (options) => this.#parts.work.remove(id, options));
  }

  /** A removal is not cancelled: half a pack is none. */
  cancel(id: EnginePackId): Result<undefined> {
    const { activity } = this.#memory(id);
    if (activity?.phase !== 'removing') activity?.controller.abort();
    return success(undefined);
  }

  dispose(): void {
    for (const { activity } of this.#memories.values()) activity?.controller.abort();
  }

  #memory(id: EnginePackId): Memory {
    const memory = this.#memories.get(id);
    if (memory === undefined) throw new Error(`No pack ${id}`);
    return memory;
  }

  #begin(
    id: EnginePackId,
    phase: Phase,
    work: (options: WorkOptions) => Promise<Result<unknown>>,
  ): Result<undefined> {
    const memory = this.#memory(id);
    if (memory.activity !== undefined) return failure('enginePackBusy', t('packs.busyHere'));
    const controller = new AbortController();
    const activity: Activity = { phase, controller, progress: AT_THE_START };
    memory.activity = activity;
    memory.error = null;
    const onProgress = (progress: PackProgress): void => {
      activity.progress = progress;
      this.#tell();
    };
    void work({ onProgress, signal: controller.signal })
      .then((ended) => this.#ended(id, phase, ended))
      .catch((error: unknown) => {
        this.#parts.log(`engine pack ${id}: ${String(error)}`);
        this.#ended(
          id,
          phase,
          failure('unexpected', t('packs.failedInside', { deed: DEEDS[phase] })),
        );
      });
    this.#tell();
    return success(undefined);
  }

  #ended(id: EnginePackId, phase: Phase, ended: Result<unknown>): void {
    const memory = this.#memory(id);
    memory.activity = undefined;
    if (ended.ok) {
      memory.damage = undefined;
      memory.verifiedAt = phase === 'removing' ? null : Date.now();
      if (phase !== 'verifying') this.onInstalled();
    } else {
      const { code, message, detail } = ended.error;
      this.#parts.log(`engine pack ${id}, ${phase}: ${code}: ${message} ${detail ?? ''}`);
      if (phase === 'verifying' && code !== 'enginePackCancelled') memory.damage = ended.error;
      else if (code !== 'enginePackCancelled') memory.error = ended.error;
    }
    this.#tell();
  }

  /** The disk may answer a later question first: what is older than what was told is not told any more. */
  #tell(): void {
    const turn = ++this.#lastTurn;
    void this.list().then((packs) => {
      if (turn < this.#toldTurn) return;
      this.#toldTurn = turn;
      this.#parts.onChange(packs);
    });
  }

  async #describe(id: EnginePackId): Promise<EnginePack> {
    const { activity, error, damage, verifiedAt } = this.#memory(id);
    const wheels = wheelsOf(id);
    const inspected = await inspectPack(packFolder(this.#parts.packsFolder, id), id);
    const diskBytes = inspected.ok ? manifestBytes(inspected.value) : 0;
    const known = { id, diskBytes, downloadBytes: downloadBytes(wheels ?? []), error };
    if (activity !== undefined) return { ...known, state: activityState(activity) };
    if (damage !== undefined) return { ...known, state: { phase: 'broken', error: damage } };
    if (inspected.ok) {
      const { tensorflow, binding, check } = inspected.value;
      return { ...known, state: { phase: 'ready', tensorflow, binding, check, verifiedAt } };
    }
    if (inspected.error.code !== 'enginePackMissing') {
      return { ...known, state: { phase: 'broken', error: inspected.error } };
    }
    const problem =
      wheels === undefined ? t('packs.unsupported', { platform: platformName() }) : null;
    return { ...known, state: { phase: 'absent', problem } };
  }
}

function activityState({ phase, progress }: Activity): PackState {
  return phase === 'removing' ? { phase } : { phase, progress };
}
