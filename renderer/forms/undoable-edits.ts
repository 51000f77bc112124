/** Edits of the experiment that are told of in a toast, with the way back. */
import type { PresetId } from '../../contract/presets';
import { catalogue, t } from '../../contract/text/text';
import type { Lab } from '../state/lab';

export function undoEdit({ experiment, notices }: Lab): void {
  if (experiment.undo()) notices.announce(t('network.undone'));
}

export function offerUndo(lab: Lab, text: string): void {
  lab.notices.show({ text, actionLabel: t('ui.undo'), action: () => undoEdit(lab) });
  lab.notices.announce(text);
}

/** False when nothing was removed: a network keeps at least one layer. */
export function removeWithUndo(lab: Lab, index: number): boolean {
  const layer = lab.experiment.config.layers[index]?.kind ?? '';
  if (!lab.experiment.removeLayer(index)) {
    lab.notices.announce(t('network.keepOne'));
    return false;
  }
  offerUndo(lab, t('network.removed', { layer }));
  return true;
}

/** Puts a ready experiment in the place of the one in the form; a run under way keeps its own copy. */
export function startFromPreset(lab: Lab, id: PresetId): void {
  if (!lab.experiment.startFrom(id)) return;
  offerUndo(lab, t('presets.started', { name: catalogue().presets[id].label }));
}
