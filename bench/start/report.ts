/** How fast the app opens and how much it holds, each against an empty Electron window, in turns in the same run. */
import { median } from '../measurement';
import type { GoalResult } from '../report';
import { launch, noWindowReason, type Start } from './launch';

const MOST_CONTENT = 1.5;
const MOST_READY = 2;
const MOST_TRAIN_SECONDS = 0.3;
const MOST_MEGABYTES = 150;

const milliseconds = (seconds: number): string => (seconds * 1000).toFixed(0);
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);

type Row = readonly [title: string, unit: string, app: readonly number[], empty: readonly number[]];

export async function startReport(
  rounds: number,
): Promise<{ readonly text: string; readonly goals: readonly GoalResult[] }> {
  const title = '### Start and size, against an empty window';
  const reason = noWindowReason();
  if (reason !== undefined) return { text: `${title}\n\nSkipped: ${reason}.\n`, goals: [] };
  const app: Start[] = [];
  const empty: Start[] = [];
  // The first of each fills the disk's cache and does not count.
  await launch('empty');
  await launch('app');
  for (let round = 0; round < rounds; round++) {
    empty.push(await launch('empty'));
    app.push(await launch('app'));
  }
  const goals = judge(app, empty);
  const text = [
    title,
    '',
    `From the start of the program, with new user data, in ${rounds} turns. Memory: of all processes, 5 s later, shared pages counted once.`,
    '',
    '| | app, median | fastest to slowest | empty window, median | fastest to slowest |',
    '|---|---|---|---|---|',
    ...rowsOf(app, empty).map(line),
    '',
    ...goals.map(({ sentence }) => `- ${sentence}`),
    '',
  ].join('\n');
  return { text, goals };
}

function rowsOf(app: readonly Start[], empty: readonly Start[]): readonly Row[] {
  const contents = (starts: readonly Start[]) => starts.map((start) => start.contentSeconds);
  const memories = (starts: readonly Start[]) => starts.map((start) => start.memoryBytes);
  return [
    ['Window with content', 'ms', contents(app), contents(empty)],
    ['Ready to train', 'ms', app.map(({ readySeconds = NaN }) => readySeconds), contents(empty)],
    [
      'First steps after the press on Train',
      'ms',
      app.map(({ trainSeconds = NaN }) => trainSeconds),
      [],
    ],
    ['Memory', 'MB', memories(app), memories(empty)],
  ];
}

function line([title, unit, app, empty]: Row): string {
  const shown = unit === 'MB' ? megabytes : milliseconds;
  const cells = [app, empty].flatMap((values) =>
    values.length === 0
      ? ['', '']
      : [
          `${shown(median(values))} ${unit}`,
          `${shown(Math.min(...values))} to ${shown(Math.max(...values))}`,
        ],
  );
  return `| ${[title, ...cells].join(' | ')} |`;
}

function judge(app: readonly Start[], empty: readonly Start[]): readonly GoalResult[] {
  const [content, ready, train, memory] = rowsOf(app, empty).map(([, , ours, theirs]) => ({
    ours: median(ours),
    ratio: median(ours) / median(theirs),
    beyond: median(ours) - median(theirs),
  }));
  if (!content || !ready || !train || !memory) return [];
  return [
    goal(
      content.ratio <= MOST_CONTENT,
      `Window with content within ${MOST_CONTENT} times the empty one’s time`,
      content.ratio.toFixed(2),
    ),
    goal(
      ready.ratio <= MOST_READY,
      `Ready to train within ${MOST_READY} times`,
      ready.ratio.toFixed(2),
    ),
    goal(
      train.ours <= MOST_TRAIN_SECONDS,
      `Training starts within ${milliseconds(MOST_TRAIN_SECONDS)} ms of the press`,
      `${milliseconds(train.ours)} ms`,
    ),
    goal(
      memory.beyond <= MOST_MEGABYTES * 1e6,
      `Idle memory beyond the empty window’s under ${MOST_MEGABYTES} MB`,
      `${megabytes(memory.beyond)} MB`,
    ),
  ];
}

function goal(isReached: boolean, name: string, detail: string): GoalResult {
  return {
    isReached,
    sentence: `${name}: ${isReached ? 'reached' : '**not reached**'} (${detail}).`,
  };
}
