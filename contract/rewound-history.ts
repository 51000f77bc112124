/** The history of a run as it was at a checkpoint: what came after it is left out. Pure. */
import type { EpochRecord, History } from './history';
import type { Checkpoint } from './run-events';

/** Of a point that stands for steps before and after the checkpoint the mean stays, for the former alone is not known. */
export function rewoundHistory(history: History, { epoch, step }: Checkpoint): History {
  const { steps, stepsPerEpoch } = history;
  const epochs = history.epochs.filter((record) => record.epoch <= epoch);
  // A checkpoint after an epoch's last step, but before its end, has all the steps without the epoch.
  if (steps.stepCount <= step && epochs.length === history.epochs.length) return history;
  const kept = Math.ceil(step / steps.stride);
  const { metrics } = steps;
  return {
    ...history,
    steps: {
      ...steps,
      stepCount: step,
      loss: steps.loss.slice(0, kept),
      accuracy: steps.accuracy.slice(0, kept),
      ...(metrics !== undefined && { metrics: firstOf(metrics, kept) }),
    },
    epochs,
    epoch: Math.ceil(step / stepsPerEpoch),
    ...averagesOf(epochs.at(-1)),
  };
}

function firstOf(
  series: NonNullable<History['steps']['metrics']>,
  count: number,
): NonNullable<History['steps']['metrics']> {
  return Object.fromEntries(
    Object.entries(series).map(([kind, points]) => [kind, points.slice(0, count)]),
  );
}

/** Of the last whole epoch; of one under way they are known again after its next step. */
function averagesOf(
  record: EpochRecord | undefined,
): Pick<History, 'epochLoss' | 'epochAccuracy' | 'epochMetrics'> {
  return {
    epochLoss: record?.loss ?? null,
    epochAccuracy: record?.accuracy ?? null,
    epochMetrics: record?.metrics,
  };
}
