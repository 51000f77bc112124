/**
 * What an engine cannot do (yet), and why. An engine's tables must answer for every kind that is not named here, so `tsc` sees what is
 * missing; a form shows the reason before anything is started.
 */
import type { EngineId } from './engine-info';
import type { LayerConfig, LayerKind } from './layers/registry';
import type { LossConfig, LossKind } from './losses/registry';
import type { OptimizerConfig, OptimizerKind } from './optimizers/registry';
import { t, type TextKey } from './text/text';

interface Lacks {
  readonly layers: Partial<Readonly<Record<LayerKind, TextKey>>>;
  readonly losses: Partial<Readonly<Record<LossKind, TextKey>>>;
  readonly optimizers: Partial<Readonly<Record<OptimizerKind, TextKey>>>;
}

export const ENGINE_LACKS = {
  builtin: { layers: {}, losses: {}, optimizers: {} },
  reference: { layers: {}, losses: {}, optimizers: {} },
  tensorflow: { layers: {}, losses: {}, optimizers: {} },
} as const satisfies Record<EngineId, Lacks>;

type LacksOf<E extends EngineId> = (typeof ENGINE_LACKS)[E];
/** The kinds an engine's table has to answer for. */
export type SupportedLayer<E extends EngineId> = Exclude<LayerKind, keyof LacksOf<E>['layers']>;
export type SupportedLoss<E extends EngineId> = Exclude<LossKind, keyof LacksOf<E>['losses']>;
export type SupportedOptimizer<E extends EngineId> = Exclude<
  OptimizerKind,
  keyof LacksOf<E>['optimizers']
>;

export interface NetworkParts {
  readonly layers: readonly LayerConfig[];
  readonly loss: LossConfig;
  readonly optimizer: OptimizerConfig;
}

export interface Unsupported {
  /** From the experiment's root: ['layers', 2], ['optimizer', 'kind']. */
  readonly path: readonly (string | number)[];
  /** A sentence: what cannot be done and why. */
  readonly reason: string;
}

/** Why a kind cannot be had with an engine, as a sentence; undefined when it can. `auto` takes an engine that can. */
export function lackReason(
  engine: EngineId | 'auto',
  part: keyof Lacks,
  kind: string,
): string | undefined {
  if (engine === 'auto') return undefined;
  const lacks: Readonly<Record<string, TextKey | undefined>> = ENGINE_LACKS[engine][part];
  const key = lacks[kind];
  return key === undefined ? undefined : t(key, { kind });
}

/** Every part of a network that an engine cannot train. */
export function unsupportedParts(engine: EngineId, network: NetworkParts): readonly Unsupported[] {
  const lacks: Lacks = ENGINE_LACKS[engine];
  const found = (
    path: Unsupported['path'],
    kind: string,
    key: TextKey | undefined,
  ): readonly Unsupported[] => (key === undefined ? [] : [{ path, reason: t(key, { kind }) }]);
  return [
    ...network.layers.flatMap(({ kind }, at) => found(['layers', at], kind, lacks.layers[kind])),
    ...found(['loss', 'kind'], network.loss.kind, lacks.losses[network.loss.kind]),
    ...found(
      ['optimizer', 'kind'],
      network.optimizer.kind,
      lacks.optimizers[network.optimizer.kind],
    ),
  ];
}
