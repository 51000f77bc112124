/** Edits of the network that are told of in a toast, with the way back. */
import { t } from '../../contract/text/text';
import type { Lab } from '../state/lab';

export function undoEdit({ experiment, notices }: Lab): void {
  if (experiment.undo()) notices.announce(t('network.undone'));
}

function offerUndo(lab: Lab, text: string): void {
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

export function resetWithUndo(lab: Lab): void {
  if (lab.experiment.reset()) offerUndo(lab, t('network.wasReset'));
}
