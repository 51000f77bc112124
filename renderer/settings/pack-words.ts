/** What is said of an engine pack: its state in a few words, its facts, its progress. */
import type {
  EnginePack,
  EnginePackId,
  PackProgress,
  PackState,
} from '../../contract/engine-packs/packs';
import { locale, t } from '../../contract/text/text';
import { formatCount } from '../ui/format-number';
import { formatBytes } from './format-bytes';

function deviceOfPack(id: EnginePackId): 'cpu' | 'gpu' {
  return id === 'tensorflow-gpu' ? 'gpu' : 'cpu';
}

export function packName(id: EnginePackId): string {
  return t('engines.name', { device: deviceOfPack(id) });
}

export function packAbout(id: EnginePackId): string {
  return t('engines.aboutPack', { device: deviceOfPack(id) });
}

export type Tone = 'good' | 'warn' | 'bad' | 'idle';

export function packTone(state: PackState): Tone {
  if (state.phase === 'ready') return 'good';
  if (state.phase === 'broken') return 'bad';
  return state.phase === 'absent' ? 'idle' : 'warn';
}

export function stateWord(state: PackState): string {
  if (state.phase === 'absent' && state.problem !== null) return t('engines.unavailable');
  return t('engines.state', { phase: state.phase });
}

export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** Versions, device, disk use: of an installed pack; of another only what it would take. */
export function packFacts({ state, diskBytes, downloadBytes }: EnginePack): readonly Fact[] {
  if (state.phase === 'absent') {
    if (state.problem !== null) return [];
    return [{ name: t('engines.download'), value: formatBytes(downloadBytes) }];
  }
  const disk = { name: t('engines.disk'), value: formatBytes(diskBytes) };
  if (state.phase !== 'ready') return diskBytes > 0 ? [disk] : [];
  const { check, tensorflow, binding, verifiedAt } = state;
  return [
    { name: t('engines.versions'), value: t('engines.versionsOf', { tensorflow, binding }) },
    { name: t('engine.device'), value: deviceText(check.device) },
    disk,
    {
      name: t('engines.check'),
      value: t('engines.checkOf', { passed: check.passed, excepted: check.excepted }),
    },
    ...(verifiedAt === null ? [] : [{ name: t('engines.verified'), value: timeText(verifiedAt) }]),
  ];
}

function deviceText({ kind, name }: { readonly kind: 'cpu' | 'gpu'; readonly name: string }) {
  return t('engines.deviceOf', { kind, name });
}

function timeText(at: number): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

/** "Fetching TensorFlow: 120 of 274 MB". */
export function progressText({ stage, done, total, unit }: PackProgress): string {
  const name = t('packs.stage', { stage });
  if (total === 0 || unit === 'files') return name;
  const [have, all] =
    unit === 'bytes'
      ? [formatBytes(done), formatBytes(total)]
      : [formatCount(done), formatCount(total)];
  return t('engines.progress', { name, have, all });
}
