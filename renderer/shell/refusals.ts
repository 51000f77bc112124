/** Why a command is not possible now, in a sentence; undefined when it is. */
import { isLegal } from '../../contract/run-status';
import { t } from '../../contract/text/text';
import type { Lab } from '../state/lab';

interface WithLab {
  readonly lab: Lab;
}

export function trainRefusal({ lab: { run } }: WithLab): string | undefined {
  if (run.pending !== undefined) return t('refusal.pending');
  return run.isActive ? t('refusal.active') : undefined;
}

/** For what ends or interrupts a run. */
export function endRefusal({ lab: { run } }: WithLab): string | undefined {
  if (run.pending !== undefined) return t('refusal.pending');
  return run.isActive ? undefined : t('refusal.notActive');
}

export function continueRefusal(desk: WithLab): string | undefined {
  const { status } = desk.lab.run;
  if (status.phase === 'idle') return t('refusal.noRun');
  if (status.phase === 'failed' && !isLegal(status, 'continue')) return t('refusal.failed');
  return trainRefusal(desk);
}

export function undoRefusal({ lab: { experiment } }: WithLab): string | undefined {
  return experiment.canUndo ? undefined : t('refusal.nothingToUndo');
}

interface WithSketch {
  readonly sketch: { canUndo(): boolean; canClear(): boolean } | undefined;
}

export function undoSketchRefusal({ sketch }: WithSketch): string | undefined {
  if (sketch === undefined) return t('refusal.noSketch');
  return sketch.canUndo() ? undefined : t('refusal.noStroke');
}

export function clearSketchRefusal({ sketch }: WithSketch): string | undefined {
  if (sketch === undefined) return t('refusal.noSketch');
  return sketch.canClear() ? undefined : t('refusal.emptySketch');
}
