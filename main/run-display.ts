/** What window title, taskbar and notification say of a run. Pure. */
import type { History } from '../contract/history';
import type { RunEvent } from '../contract/run-events';
import type { RunStatus } from '../contract/run-status';
import { t } from '../contract/text/text';

export function windowTitle(status: RunStatus, history: History | undefined): string {
  if (history === undefined) return t('window.title');
  const values = { epoch: Math.max(1, history.epoch), total: history.totalEpochs };
  if (status.phase === 'training') return t('window.titleTraining', values);
  if (status.phase === 'paused') return t('window.titlePaused', values);
  return t('window.title');
}

/** The share of the run's steps done, 0..1; undefined when no run is under way. */
export function runProgress(status: RunStatus, history: History | undefined): number | undefined {
  if (history === undefined || (status.phase !== 'training' && status.phase !== 'paused'))
    return undefined;
  const total = history.totalEpochs * history.stepsPerEpoch;
  return total === 0 ? 0 : Math.min(1, history.steps.stepCount / total);
}

export interface EndNotice {
  readonly title: string;
  readonly body: string;
}

/** What the last of these events has to say to someone who is elsewhere; undefined when nothing has ended. */
export function endNotice(events: readonly RunEvent[]): EndNotice | undefined {
  const last = events.at(-1);
  if (last?.type === 'runFinished') {
    const { accuracy, loss } = last.evaluation;
    const body =
      accuracy === null
        ? t('notification.finishedLoss', { loss })
        : t('notification.finishedBody', { accuracy });
    return { title: t('notification.finished'), body };
  }
  if (last?.type !== 'runFailed') return undefined;
  return { title: t('notification.failed'), body: last.error.message };
}
