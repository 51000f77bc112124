/** What was measured, as Markdown: one table a work, and whether its goals are reached. */
import { median, type Measurement } from './measurement';
import type { WorkMeasured } from './rounds';
import { TRAIN_COUNT, type Goal, type Work } from './works';

export interface GoalResult {
  readonly sentence: string;
  readonly isReached: boolean;
}

const OWN_FAMILY = 'builtin';

export function workReport(measured: WorkMeasured): string {
  const { work, measurements, leftOut } = measured;
  const reference = bestOf(measurements.filter(({ family }) => family !== OWN_FAMILY));
  const rows = measurements.map((measurement) => row(work, measurement, reference));
  const against = reference === undefined ? '' : ` against ${reference.what}`;
  return [
    `### ${work.title}`,
    '',
    conditions(work),
    '',
    `| contender | ${unitOf(work)}, median | fastest to slowest | turns | speed${against} | how |`,
    '|---|---|---|---|---|---|',
    ...rows,
    '',
    ...leftOut.map((line) => `- Left out: ${line}`),
    ...goalResults(measured).map(({ sentence }) => `- ${sentence}`),
    '',
  ].join('\n');
}

/** Of the goals that can be judged: the peer was measured. */
export function goalResults({ work, measurements }: WorkMeasured): readonly GoalResult[] {
  const own = bestOf(measurements.filter(({ family }) => family === OWN_FAMILY));
  if (own === undefined) return [];
  return work.goals.flatMap((goal) => judge(goal, own, measurements, work));
}

function judge(
  goal: Goal,
  own: Measurement,
  measurements: readonly Measurement[],
  work: Work,
): readonly GoalResult[] {
  const seconds = median(own.seconds);
  if ('atMost' in goal) {
    const isReached = seconds <= goal.atMost;
    const wanted = `At most ${shown(work, goal.atMost)} ${unitOf(work)}`;
    return [{ isReached, sentence: `${wanted}: ${verdict(isReached)} (${shown(work, seconds)}).` }];
  }
  if ('threads' in goal) return judgeThreads(goal.threads, measurements);
  const isMeant = ({ family }: Measurement): boolean =>
    family !== OWN_FAMILY && (goal.peer === 'every' || goal.peer === family);
  const peer = bestOf(measurements.filter(isMeant));
  if (peer === undefined) return [];
  const ratio = median(peer.seconds) / seconds;
  const isReached = ratio >= goal.times;
  const whom = goal.peer === 'every' ? `the fastest peer (${peer.what})` : peer.what;
  const wanted =
    goal.times === 1 ? `Faster than ${whom}` : `At least ${goal.times} times as fast as ${whom}`;
  return [{ isReached, sentence: `${wanted}: ${verdict(isReached)} (${ratio.toFixed(2)}).` }];
}

/** In fast mode, whose contenders come in order: one thread first. */
function judgeThreads(times: number, measurements: readonly Measurement[]): readonly GoalResult[] {
  const [one, more] = measurements.filter(({ what }) => what.startsWith('builtin, fast'));
  if (one === undefined || more === undefined) return [];
  const ratio = median(one.seconds) / median(more.seconds);
  const isReached = ratio >= times;
  const wanted = `${more.what} at least ${times} times as fast as one`;
  return [{ isReached, sentence: `${wanted}: ${verdict(isReached)} (${ratio.toFixed(2)}).` }];
}

function verdict(isReached: boolean): string {
  return isReached ? 'reached' : '**not reached**';
}

function row(work: Work, { what, seconds, note }: Measurement, reference: Measurement | undefined) {
  const middle = median(seconds);
  const spread = `${shown(work, Math.min(...seconds))} to ${shown(work, Math.max(...seconds))}`;
  const ratio =
    reference === undefined ? '' : `${(median(reference.seconds) / middle).toFixed(2)}x`;
  return `| ${what} | ${shown(work, middle)} | ${spread} | ${seconds.length} | ${ratio} | ${note} |`;
}

function bestOf(measurements: readonly Measurement[]): Measurement | undefined {
  return [...measurements].sort((a, b) => median(a.seconds) - median(b.seconds))[0];
}

function unitOf({ task }: Work): string {
  return { train: 's/epoch', predict: 'ms/call', evaluate: 'ms' }[task];
}

function shown({ task }: Work, seconds: number): string {
  return (task === 'train' ? seconds : seconds * 1000).toPrecision(3);
}

function conditions({ task, sampleCount }: Work): string {
  if (task === 'predict') return 'The middle call of each turn.';
  if (task === 'evaluate') return 'Loss and accuracy over the test digits.';
  if (sampleCount === TRAIN_COUNT) return 'All 60,000 digits, shuffled, accuracy counted; Adam.';
  return `Scaled: a turn trains on ${sampleCount} of 60,000 digits, shuffled, accuracy counted; Adam.`;
}
