/** What About tells: exact versions, and the engine in use with its reason. Pure. */
import type { EngineInfo } from '../../contract/engine-info';
import { t } from '../../contract/text/text';
import { optionLabel } from '../forms/field-spec';
import type { Info } from '../state/app-info.svelte';

export interface Fact {
  readonly name: string;
  readonly value: string;
}

export function versionFacts({ electron, chromium, node, system }: Info): readonly Fact[] {
  return [
    { name: t('about.electron'), value: electron },
    { name: t('about.chromium'), value: chromium },
    { name: t('about.node'), value: node },
    { name: t('about.system'), value: system },
  ];
}

/** Of the run under way or ended last; without one, that none is in use yet. */
export function engineFacts(engine: EngineInfo | undefined): readonly Fact[] {
  if (engine === undefined) return [{ name: t('about.engine'), value: t('about.engineNone') }];
  const { id, version, threads, device, precision, reason } = engine;
  const name = t('about.engineName', { name: t(`engine.${id}`), version, threads });
  return [
    { name: t('about.engine'), value: name },
    { name: t('engine.device'), value: device },
    { name: t('engine.precision'), value: optionLabel(precision) },
    { name: t('about.reason'), value: reason },
  ];
}

/** All of it as lines, for a message to someone who helps. */
export function aboutText(info: Info, engine: EngineInfo | undefined): string {
  const facts = [...versionFacts(info), ...engineFacts(engine)];
  const lines = facts.map(({ name, value }) => `${name}: ${value}`);
  return [`${t('app.name')} ${info.version}`, ...lines].join('\n');
}
