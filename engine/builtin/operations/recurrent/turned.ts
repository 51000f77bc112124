/** The recurrent kernel turned round, panel by panel: what the way back multiplies with. */
import type { Arena, Buffer } from '../../plan/arena';
import { all, kernelCall, own, UNDIVIDED, type Task } from '../../plan/call';
import type { Parameter } from '../../plan/parameter';
import type { CellSize } from './cell-layout';

export interface Turned {
  /** Of each group of blocks, in panels of its own. */
  readonly parts: readonly Buffer[];
  readonly task: Task;
}

/** `groups`: how many blocks of V columns are turned together, in the order of the panels. */
export function planTurned(
  arena: Arena,
  { value }: Parameter,
  groups: readonly number[],
  { U, V }: CellSize,
): Turned {
  const whole = arena.allocate(groups.reduce((sum, blocks) => sum + blocks, 0) * V * V * 4);
  const starts = groups.map((_, at) =>
    groups.slice(0, at).reduce((sum, blocks) => sum + blocks, 0),
  );
  const parts = starts.map((start) => ({ ...whole, address: whole.address + start * V * V * 4 }));
  const task: Task = {
    split: UNDIVIDED,
    reads: all(value.id),
    writes: own(whole.id),
    calls: () =>
      groups.map((blocks, at) =>
        kernelCall(
          'transposePanels',
          parts[at]?.address ?? 0,
          value.address + (starts[at] ?? 0) * V * U * 4,
          U,
          blocks * V,
          0,
          U,
        ),
      ),
  };
  return { parts, task };
}
