/** Does what a key or the menu asks for. */
import { assertNever } from '../../contract/errors';
import { undoEdit } from '../forms/undoable-edits';
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
      await run.stop();
      return;
    case 'continue':
      return continueRun(lab);
    case 'showLab':
      navigation.screen = 'lab';
      return;
    case 'showEvaluate':
      navigation.screen = 'evaluate';
      return;
    case 'showSettings':
      navigation.screen = 'settings';
      return;
    case 'showShortcuts':
      navigation.isShowingShortcuts = true;
      return;
    case 'clearSketch':
      sketch?.clear();
      return;
    case 'undoSketch':
      sketch?.undo();
      return;
    case 'undoEdit':
      undoEdit(lab);
      return;
    default:
      assertNever(action);
  }
}
