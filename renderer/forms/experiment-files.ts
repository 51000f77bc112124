/** Opens and saves the experiment of the form as a file: asks main, and tells what came of it. The form is replaced only by what fits. */
import { appError } from '../../contract/errors';
import { MAX_EXPERIMENT_BYTES, tooLarge } from '../../contract/experiment-file-text';
import type { CommandOutput } from '../../contract/ipc/api';
import { t } from '../../contract/text/text';
import { showProblem } from '../run/run-actions';
import type { Lab } from '../state/lab';
import { offerUndo } from './undoable-edits';

export async function openExperiment(lab: Lab): Promise<void> {
  const opened = await lab.backend.attempt('experiment:open', undefined);
  if (!opened.ok) lab.notices.report(opened.error);
  else if (opened.value !== null) showOpened(lab, opened.value);
}

/** Puts an opened experiment in the place of the one in the form, with the way back; a run under way keeps its own copy. */
export function showOpened(
  lab: Lab,
  { file, config }: NonNullable<CommandOutput<'experiment:open'>>,
): void {
  lab.notices.dismissError();
  lab.navigation.screen = 'lab';
  lab.experiment.replace(config);
  offerUndo(lab, t('files.opened', { file }));
}

/** A file from elsewhere on this machine, dropped on the window. */
export async function openDropped(lab: Lab, file: File): Promise<void> {
  if (file.size > MAX_EXPERIMENT_BYTES) {
    lab.notices.report(tooLarge(file.name));
    return;
  }
  let text: string;
  try {
    text = await file.text();
  } catch (error) {
    const reason = error instanceof Error ? error.name : String(error);
    const message = t('files.unreadable', { file: file.name, reason });
    lab.notices.report(appError('fileUnreadable', message, reason));
    return;
  }
  const opened = await lab.backend.attempt('experiment:read', { file: file.name, text });
  if (opened.ok) showOpened(lab, opened.value);
  else lab.notices.report(opened.error);
}

/** With problems in the form, which would keep the file from being opened again, it leads to the first instead. */
export async function saveExperiment(lab: Lab): Promise<void> {
  const { backend, experiment, notices } = lab;
  const [problem] = experiment.problems;
  if (problem !== undefined) {
    const text = t('files.saveBlocked', { problem: problem.message });
    notices.show({ text });
    notices.announce(text);
    return showProblem(lab, problem.path);
  }
  const config = structuredClone(experiment.config);
  const saved = await backend.attempt('experiment:save', { config });
  if (!saved.ok) {
    notices.report(saved.error);
    return;
  }
  if (saved.value === null) return;
  const text = t('files.saved', { file: saved.value.file });
  notices.show({ text });
  notices.announce(text);
}
