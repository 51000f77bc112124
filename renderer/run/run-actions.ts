/** What the buttons, the shortcuts and the menu do with a run: the same functions for all three. */
import { tick } from 'svelte';
import type { Lab } from '../state/lab';
import { fieldId, type ProblemPath } from '../state/problems';
import { continuationOf } from './run-buttons';

/** Starts training with a frozen copy of the experiment; with problems in it, leads to the first instead. */
export async function trainNow(lab: Lab): Promise<void> {
  const { experiment, run } = lab;
  if (!run.can('start')) return;
  const [problem] = experiment.problems;
  if (problem !== undefined) return showProblem(lab, problem.path);
  lab.navigation.showPane('training');
  await run.start(structuredClone(experiment.config));
}

export async function pauseOrResume({ run }: Lab): Promise<void> {
  await (run.can('resume') ? run.resume() : run.pause());
}

/** On the engine that is chosen now: so a run moves to another, and back. */
export async function continueRun({ run, experiment }: Lab): Promise<void> {
  const { epochs, engine } = continuationOf(run.status, run.history, experiment.config.engine);
  await run.continueFor(epochs, engine);
}

/** Goes on with the run that the last start of the app left in the midst; on the engine that is chosen now, as above. */
export async function reopenRun({ run, experiment, navigation }: Lab): Promise<void> {
  navigation.showPane('training');
  await run.reopen(experiment.config.engine);
}

/** Brings the field with the problem on screen and puts the focus on it; where it has no control, on what contains it. */
export async function showProblem(
  { experiment, navigation }: Lab,
  path: ProblemPath,
): Promise<void> {
  navigation.screen = path[0] === 'engine' ? 'settings' : 'lab';
  navigation.showPane('experiment');
  if (path[0] === 'layers' && typeof path[1] === 'number') experiment.selectLayer(path[1]);
  await tick();
  for (let length = path.length; length > 0; length--) {
    const control = document.getElementById(fieldId(path.slice(0, length)));
    if (control === null) continue;
    control.focus();
    return;
  }
}
