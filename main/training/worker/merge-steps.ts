/** Joins consecutive reports of steps into one, so that a batch of events holds few and long ones. */
import { METRIC_KINDS } from '../../../contract/metrics/registry';
import type { RunEvent, RunEventOf } from '../../../contract/run-events';

/** The same events in the same order, neighbouring `stepsEnded` of one epoch joined. */
export function mergeSteps(events: readonly RunEvent[]): readonly RunEvent[] {
  const merged: RunEvent[] = [];
  for (const event of events) {
    const last = merged.at(-1);
    if (event.type === 'stepsEnded' && last?.type === 'stepsEnded' && follows(last, event)) {
      last.loss.push(...event.loss);
      last.accuracy.push(...event.accuracy);
      last.epochLoss = event.epochLoss;
      appendMetrics(last, event);
      last.epochAccuracy = event.epochAccuracy;
      if (event.epochMetrics !== undefined) last.epochMetrics = event.epochMetrics;
      last.samplesPerSecond = event.samplesPerSecond;
      last.elapsedSeconds = event.elapsedSeconds;
    } else {
      merged.push(event.type === 'stepsEnded' ? copyOf(event) : event);
    }
  }
  return merged;
}

type StepsEnded = RunEventOf<'stepsEnded'>;

function follows(last: StepsEnded, event: StepsEnded): boolean {
  return last.runId === event.runId && last.epoch === event.epoch;
}

function appendMetrics(last: StepsEnded, event: StepsEnded): void {
  for (const kind of METRIC_KINDS) {
    const values = event.metrics?.[kind];
    if (values !== undefined) last.metrics?.[kind]?.push(...values);
  }
}

function copyOf(event: StepsEnded): StepsEnded {
  const copy = { ...event, loss: [...event.loss], accuracy: [...event.accuracy] };
  return event.metrics === undefined ? copy : { ...copy, metrics: structuredClone(event.metrics) };
}
