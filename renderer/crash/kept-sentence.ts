/** What a crash of the window has left of the run: all of it. */
import type { History } from '../../contract/history';
import type { RunStatus } from '../../contract/run-status';
import { t } from '../../contract/text/text';

export function keptSentence({ phase }: RunStatus, history: History | undefined): string {
  const epoch = Math.max(1, history?.epoch ?? 1);
  const values = { epoch, epochs: history?.totalEpochs ?? epoch };
  switch (phase) {
    case 'idle':
      return t('crash.noRun');
    case 'training':
      return t('crash.training', values);
    case 'paused':
      return t('crash.paused', values);
    case 'stopped':
    case 'finished':
    case 'failed':
      return t('crash.lastRun');
  }
}
