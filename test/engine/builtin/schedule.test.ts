import { describe, expect, it } from 'vitest';
import {
  all,
  BY_ROWS,
  kernelCall,
  own,
  UNDIVIDED,
  type Split,
  type Task,
} from '../../../engine/builtin/plan/call';
import {
  columnShare,
  equalPanels,
  panelsWithin,
  sparsePanels,
} from '../../../engine/builtin/plan/columns';
import { scheduleTasks } from '../../../engine/builtin/plan/schedule';

const COLUMNS: Split = { axis: 'columns', columns: equalPanels(64) };
const OTHER_COLUMNS: Split = { axis: 'columns', columns: sparsePanels(64) };

function task(split: Split, reads: Task['reads'], writes: Task['writes']): Task {
  return {
    split,
    reads,
    writes,
    calls: ({ from }) => [kernelCall('copyRows', from, 0, 0, 0, 0, 0)],
  };
}

/** Of one part: per stage the first column of every call, stages set apart by |. */
function outline(tasks: readonly Task[], parts: number, part = 0): string {
  const { stages } = scheduleTasks(tasks, parts);
  const calls = stages.map((stage) =>
    stage[part]!.map((call) => JSON.stringify(call.arguments[0])),
  );
  return calls.map((stage) => stage.join(' ')).join(' | ');
}

describe('a schedule', () => {
  it('is one stage for one part', () => {
    expect(outline([task(COLUMNS, [], own(1)), task(BY_ROWS, all(1), own(2))], 1)).toBe('0 0');
  });

  it('gives each part its own columns', () => {
    expect(outline([task(COLUMNS, [], own(1))], 2, 0)).toBe('0');
    expect(outline([task(COLUMNS, [], own(1))], 2, 1)).toBe('32');
  });

  it('begins a stage with what reads all of what was written in parts', () => {
    const writer = task(COLUMNS, [], own(1));
    expect(outline([writer, task(COLUMNS, all(1), own(2))], 2)).toBe('0 | 0');
    expect(outline([writer, task(BY_ROWS, own(1), own(2))], 2)).toBe('0 | 0');
    expect(outline([writer, task(OTHER_COLUMNS, own(1), own(2))], 2)).toBe('0 | 0');
  });

  it('begins none where every part reads and overwrites only its own', () => {
    const tasks = [
      task(COLUMNS, [], own(1)),
      task(COLUMNS, own(1), own(2)),
      task(COLUMNS, own(2), own(1)),
    ];
    expect(outline(tasks, 2)).toBe('0 0 0');
  });

  it('begins a stage with what overwrites what others may still read', () => {
    const tasks = [task(COLUMNS, all(1), own(2)), task(COLUMNS, [], own(1))];
    expect(outline(tasks, 2)).toBe('0 | 0');
  });

  it('gives what cannot be divided to the first part', () => {
    const tasks = [task(UNDIVIDED, [], own(1)), task(COLUMNS, all(1), own(2))];
    expect(outline(tasks, 2, 0)).toBe('0 | 0');
    expect(outline(tasks, 2, 1)).toBe(' | 32');
  });
});

describe('a partition of columns', () => {
  it.each([1, 8, 10, 24, 128, 130, 500])(
    'of %i columns covers each once, in panels the kernels know',
    (width) => {
      for (const partition of [equalPanels(width), sparsePanels(width)]) {
        const panels = panelsWithin(partition, 0, partition.end);
        expect(panels.reduce((sum, [, size]) => sum + size, 0)).toBe(partition.end);
        for (const [, size] of panels) expect([8, 16, 24, 32]).toContain(size);
        for (const parts of [1, 2, 3, 5]) {
          const shares = Array.from({ length: parts }, (_, part) =>
            columnShare(partition, { cut: 0, cuts: 1, part, parts }),
          );
          expect(shares[0]!.from).toBe(0);
          expect(shares.at(-1)!.to).toBe(partition.end);
          for (const [i, share] of shares.entries()) {
            expect(share.to).toBeGreaterThanOrEqual(share.from);
            if (i > 0) expect(share.from).toBe(shares[i - 1]!.to);
          }
        }
      }
    },
  );

  it('divides the tutorial’s 128 columns evenly between two threads', () => {
    expect(columnShare(sparsePanels(128), { cut: 0, cuts: 1, part: 0, parts: 2 })).toEqual({
      from: 0,
      to: 64,
    });
  });
});
