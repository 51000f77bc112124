/** Ten messages a second are enough for a progress bar; a new stage and the end of one are always told. */
import type { PackProgress } from '../../../contract/engine-packs/packs';

const INTERVAL_MS = 100;

export function throttled(
  tell: (progress: PackProgress) => void,
): (progress: PackProgress) => void {
  let stage = '';
  let saidMs = 0;
  return (progress) => {
    const nowMs = performance.now();
    const isTold = progress.stage !== stage || progress.done >= progress.total;
    if (!isTold && nowMs - saidMs < INTERVAL_MS) return;
    stage = progress.stage;
    saidMs = nowMs;
    tell(progress);
  };
}
