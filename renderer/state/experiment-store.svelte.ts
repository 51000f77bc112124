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
import { presetExperiment } from '../../contract/presets';
import * as edits from './experiment-edit';
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
  /** Is this the tutorial's experiment, unchanged? */
  get isTutorial(): boolean {
    return JSON.stringify(this.config) === JSON.stringify(presetExperiment('tutorial'));
  }
  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  /** Begins anew with an experiment that comes from elsewhere (the last session's); nothing to undo. */
  load(config: ExperimentConfig): void {
    this.#draft = edits.newDraft(config);
    this.#past = [];
  }

  reset(): boolean {
    return this.#keep(() => edits.newDraft(presetExperiment('tutorial')));
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
  setSectionField(section: edits.Section, key: string, value: edits.FieldValue): void {
    this.#apply(edits.setSectionField(section, key, value));
  }
  setLayerField(index: number, key: string, value: edits.FieldValue): void {
    this.#apply(edits.setLayerField(index, key, value));
  }
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
