/** The experiment being edited as plain data, and every edit as a pure function. Knows no store and no form. */
import type { ExperimentConfig } from '../../contract/experiment';
import { suggestedValues, type FieldTable } from '../../contract/fields';
import {
  layerDefinition,
  newLayer,
  type LayerConfig,
  type LayerKind,
} from '../../contract/layers/registry';
import { lossFields, newLoss, type LossKind } from '../../contract/losses/registry';
import {
  newOptimizer,
  optimizerFields,
  type OptimizerConfig,
  type OptimizerKind,
} from '../../contract/optimizers/registry';
import { setByHand, type FieldPath, type FieldValue } from './field-values';

export interface Draft {
  readonly config: ExperimentConfig;
  /** One identity a layer, in order, so that a moved row stays the same row. */
  readonly layerIds: readonly number[];
  readonly selectedId: number | undefined;
}

/** One step of editing; `undefined` when it cannot be done. */
export type Edit = (draft: Draft) => Draft | undefined;

export function newDraft(config: ExperimentConfig): Draft {
  const layerIds = config.layers.map((_layer, index) => index);
  const withFields = config.layers.findIndex((layer) => hasFields(layer.kind));
  return { config, layerIds, selectedId: layerIds[Math.max(0, withFields)] };
}

function hasFields(kind: LayerKind): boolean {
  return Object.keys(layerDefinition(kind).fields).length > 0;
}

export function selectedIndex(draft: Draft): number | undefined {
  const index = draft.layerIds.findIndex((id) => id === draft.selectedId);
  return index < 0 ? undefined : index;
}

function withLayers(draft: Draft, layers: readonly LayerConfig[]): Draft {
  return { ...draft, config: { ...draft.config, layers } };
}

export const setName =
  (name: string): Edit =>
  (draft) => {
    const trimmed = name.trim().slice(0, 200);
    if (trimmed === '') return undefined;
    return { ...draft, config: { ...draft.config, name: trimmed } };
  };

/** Sets the one value at a path from the experiment's root: ['layers', 1, 'kernelInitializer', 'stddev']. */
export const setField =
  (path: FieldPath, value: FieldValue): Edit =>
  (draft) => ({ ...draft, config: withValue(draft.config, path, value) as ExperimentConfig });

function withValue(whole: unknown, [key, ...rest]: FieldPath, value: FieldValue): unknown {
  if (key === undefined) return value;
  if (Array.isArray(whole)) {
    const items: readonly unknown[] = whole;
    return items.map((item, at) => (at === key ? withValue(item, rest, value) : item));
  }
  const parts = (whole ?? {}) as Readonly<Record<string, unknown>>;
  return { ...parts, [key]: withValue(parts[key], rest, value) };
}

/** Another optimizer, with its own initial values; what was set by hand and means the same there (a learning rate) is kept. */
export const setOptimizer =
  (kind: OptimizerKind): Edit =>
  (draft) => {
    const old = draft.config.optimizer;
    const fields: FieldTable = optimizerFields(kind);
    const kept = setByHand(optimizerFields(old.kind), old, fields);
    const optimizer = { ...newOptimizer(kind), ...kept } as OptimizerConfig;
    return { ...draft, config: { ...draft.config, optimizer } };
  };

/** Another loss, likewise: a label smoothing set by hand is kept. */
export const setLoss =
  (kind: LossKind): Edit =>
  (draft) => {
    const old = draft.config.loss;
    const kept = setByHand(lossFields(old.kind), old, lossFields(kind));
    const loss = { ...newLoss(kind), ...kept };
    return { ...draft, config: { ...draft.config, loss } };
  };

export const selectLayer =
  (id: number | undefined): Edit =>
  (draft) => ({ ...draft, selectedId: id });

/** A new layer, with what is suggested for one, after the selected one (but before the last, which gives the answer), and selected. */
export const addLayer =
  (kind: LayerKind): Edit =>
  (draft) => {
    const { layers } = draft.config;
    const last = Math.max(0, layers.length - 1);
    const at = Math.min((selectedIndex(draft) ?? last) + 1, last);
    const id = Math.max(-1, ...draft.layerIds) + 1;
    const layer = newLayer(kind, suggestedValues(layerDefinition(kind).fields)) as LayerConfig;
    return {
      config: { ...draft.config, layers: inserted(layers, at, layer) },
      layerIds: inserted(draft.layerIds, at, id),
      selectedId: id,
    };
  };

/** Without that layer; its neighbour becomes the selected one. The last layer that is left stays. */
export const removeLayer =
  (index: number): Edit =>
  (draft) => {
    const { layers } = draft.config;
    if (layers.length <= 1 || layers[index] === undefined) return undefined;
    const layerIds = without(draft.layerIds, index);
    const wasSelected = draft.layerIds[index] === draft.selectedId;
    return {
      config: { ...draft.config, layers: without(layers, index) },
      layerIds,
      selectedId: wasSelected ? layerIds[Math.min(index, layerIds.length - 1)] : draft.selectedId,
    };
  };

export const moveLayer =
  (from: number, to: number): Edit =>
  (draft) => {
    const { layers } = draft.config;
    if (from === to || layers[from] === undefined || layers[to] === undefined) return undefined;
    return {
      ...withLayers(draft, moved(layers, from, to)),
      layerIds: moved(draft.layerIds, from, to),
    };
  };

function inserted<T>(list: readonly T[], at: number, value: T): readonly T[] {
  return [...list.slice(0, at), value, ...list.slice(at)];
}

function without<T>(list: readonly T[], at: number): readonly T[] {
  return [...list.slice(0, at), ...list.slice(at + 1)];
}

function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const rest = without(list, from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}
