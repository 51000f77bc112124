/** Does what a key or the menu asks for. */
import { assertNever } from '../../contract/errors';
import { resetWithUndo, undoEdit } from '../forms/layer-actions';
import { continueRun, pauseOrResume, trainNow } from '../run/run-actions';
import type { Lab } from '../state/lab';
import type { Action } from './shortcuts';

/** What the sketchpad lets others do. */
export interface SketchCommands {
  clear(): void;
  undo(): void;
}

export async function perform(
  action: Action,
  lab: Lab,
  sketch: SketchCommands | undefined,
): Promise<void> {
  const { navigation, run } = lab;
  switch (action) {
    case 'train':
      return trainNow(lab);
    case 'pauseOrResume':
      return pauseOrResume(lab);
    case 'stop':
      return void (await run.stop());
    case 'continue':
      return continueRun(lab);
    case 'showLab':
      return void (navigation.screen = 'lab');
    case 'showEvaluate':
      return void (navigation.screen = 'evaluate');
    case 'showSettings':
      return void (navigation.screen = 'settings');
    case 'showShortcuts':
      return void (navigation.isShowingShortcuts = true);
    case 'clearSketch':
      return sketch?.clear();
    case 'undoSketch':
      return sketch?.undo();
    case 'resetExperiment':
      return resetWithUndo(lab);
    case 'undoEdit':
      return undoEdit(lab);
    default:
      return assertNever(action);
  }
}
