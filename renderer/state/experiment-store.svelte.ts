/** The experiment being edited: what it is, what is wrong with it, what its network looks like, and undo. Never the one that runs. */
import { datasetDefinition, type DatasetDefinition } from '../../contract/datasets/registry';
import {
  experimentProblems,
  stepsPerEpoch,
  type ExperimentConfig,
  type Problem,
} from '../../contract/experiment';
import type { LayerKind } from '../../contract/layers/registry';
import type { LossKind } from '../../contract/losses/registry';
import { summarizeNetwork, type NetworkSummary } from '../../contract/network';
import type { OptimizerKind } from '../../contract/optimizers/registry';
import { presetExperiment, type PresetId } from '../../contract/presets';
import * as edits from './experiment-edit';
import { isKindValue, type FieldPath, type FieldValue } from './field-values';
import { problemWithin } from './problems';

const MAX_UNDO = 100;

export class ExperimentStore {
  #draft = $state.raw<edits.Draft>(edits.newDraft(presetExperiment('tutorial')));
  #past = $state.raw<readonly edits.Draft[]>([]);
  readonly #summary = $derived(
    summarizeNetwork(
      datasetDefinition(this.#draft.config.dataset.kind).inputShape,
      this.#draft.config.layers,
    ),
  );
  readonly #problems = $derived(withMisfit(experimentProblems(this.#draft.config), this.#summary));

  get config(): ExperimentConfig {
    return this.#draft.config;
  }
  get dataset(): DatasetDefinition {
    return datasetDefinition(this.#draft.config.dataset.kind);
  }
  get problems(): readonly Problem[] {
    return this.#problems;
  }
  get summary(): NetworkSummary {
    return this.#summary;
  }
  get layerIds(): readonly number[] {
    return this.#draft.layerIds;
  }
  get selectedIndex(): number | undefined {
    return edits.selectedIndex(this.#draft);
  }
  get stepsPerEpoch(): number {
    return stepsPerEpoch(this.#draft.config, this.dataset.trainCount);
  }
  /** Is this a ready experiment, unchanged? */
  isPreset(id: PresetId): boolean {
    return JSON.stringify(this.config) === JSON.stringify(presetExperiment(id));
  }
  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  /** Begins anew with an experiment that comes from elsewhere (the last session's); nothing to undo. */
  load(config: ExperimentConfig): void {
    this.#draft = edits.newDraft(config);
    this.#past = [];
  }

  /** Puts a ready experiment in the place of this one; `undo` brings it back. */
  startFrom(id: PresetId): boolean {
    return this.replace(presetExperiment(id));
  }
  /** Puts another experiment in the place of this one; `undo` brings it back. */
  replace(config: ExperimentConfig): boolean {
    return this.#keep(() => edits.newDraft(config));
  }
  undo(): boolean {
    const before = this.#past.at(-1);
    if (before === undefined) return false;
    this.#past = this.#past.slice(0, -1);
    this.#draft = before;
    return true;
  }

  setName(name: string): void {
    this.#apply(edits.setName(name));
  }
  /** Another kind is one step of its own to undo; a number or a word can be typed back. */
  readonly setField = (path: FieldPath, value: FieldValue): void => {
    const edit = edits.setField(path, value);
    if (isKindValue(value)) this.#keep(edit);
    else this.#apply(edit);
  };
  setOptimizer(kind: OptimizerKind): void {
    this.#keep(edits.setOptimizer(kind));
  }
  setLoss(kind: LossKind): void {
    this.#keep(edits.setLoss(kind));
  }
  selectLayer(index: number): void {
    this.#apply(edits.selectLayer(this.#draft.layerIds[index]));
  }
  addLayer(kind: LayerKind): boolean {
    return this.#keep(edits.addLayer(kind));
  }
  removeLayer(index: number): boolean {
    return this.#keep(edits.removeLayer(index));
  }
  moveLayer(from: number, to: number): boolean {
    return this.#keep(edits.moveLayer(from, to));
  }

  /** An edit that typing can take back itself. */
  #apply(edit: edits.Edit): void {
    this.#draft = edit(this.#draft) ?? this.#draft;
  }

  /** An edit that `undo` takes back. */
  #keep(edit: edits.Edit): boolean {
    const before = this.#draft;
    const after = edit(before);
    if (after === undefined) return false;
    this.#past = [...this.#past, before].slice(-MAX_UNDO);
    this.#draft = after;
    return true;
  }
}

/** A field out of range hides what does not fit together; here both are shown at once. */
function withMisfit(problems: readonly Problem[], summary: NetworkSummary): readonly Problem[] {
  if (summary.ok) return problems;
  const path = ['layers', summary.at];
  if (problemWithin(problems, path) !== undefined) return problems;
  return [...problems, { path, message: summary.problem }];
}
