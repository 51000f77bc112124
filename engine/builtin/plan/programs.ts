/** Puts the tasks of a planned network in order: one program for each thing a model is asked to do. */
import type { TargetKind } from '../../../contract/losses/loss-definition';
import type { Arena } from './arena';
import { all, BY_ROWS, kernelCall, own, PART_ROWS, UNDIVIDED, type Task } from './call';
import type { PlannedNetwork } from './planned-network';
import { cutProgram, type Division, type PiecedProgram } from './pieces';
import type { InputType } from './preparation';
import { atRows, newPlace, rowStride, type Place } from './tensor';
import { flushTasks, updateTasks } from './updates';

/** Whether the samples have weights. */
export type Weighting = '' | ' weighted';

export type ProgramName =
  | `prepare ${InputType}`
  | `train ${InputType} ${TargetKind}${Weighting}`
  | `evaluate ${TargetKind}${Weighting}`
  | 'predict'
  | 'flush';

/** Each is put in order when it is first wanted: most models are asked for few. */
export type PlanProgram = () => Generator<undefined, PiecedProgram, void>;

export function planPrograms(
  network: PlannedNetwork,
  division: Division,
  /** Of one step of training, where that is less than `division.rows`. */
  trainingRows: number,
): ReadonlyMap<ProgramName, PlanProgram> {
  const { preparation, losses } = network;
  const loss = [...losses.values()][0];
  const tasks = new Map<ProgramName, readonly Task[]>([
    ['flush', flushTasks(network)],
    [
      'predict',
      [...forwardTasks(network, 'inference'), ...(loss?.inference ?? []), ...network.compact.tasks],
    ],
  ]);
  for (const input of ['bytes', 'floats'] as const) {
    tasks.set(`prepare ${input}`, preparation.tasks[input]);
    for (const [variant, lossTasks] of lossVariants(network)) {
      tasks.set(`train ${input} ${variant}`, trainingTasks(network, lossTasks, input));
    }
  }
  for (const [variant, lossTasks] of lossVariants(network)) {
    const forward = forwardTasks(network, 'inference');
    tasks.set(`evaluate ${variant}`, [
      ...network.penalties.values,
      ...forward,
      ...lossTasks,
      ...network.compact.tasks,
      resultsTask(network),
    ]);
  }
  const isLasting = lastingTasks(network);
  return new Map(
    [...tasks].map(([name, list]) => {
      const rows = name.startsWith('train') ? trainingRows : division.rows;
      return [name, () => cutProgram(list, { ...division, rows }, isLasting)];
    }),
  );
}

/** What a layer keeps for itself is not among it: a model puts it back (step-undo.ts). */
function lastingTasks({ parameters }: PlannedNetwork): (task: Task) => boolean {
  const lasting = new Set(
    parameters
      .filter(({ spec }) => spec.trainable)
      .flatMap(({ value, slots }) => [value.id, ...slots.map(({ id }) => id)]),
  );
  return ({ writes }) => writes.some(({ buffer }) => lasting.has(buffer));
}

/** The loss's tasks for each kind of target, without and with sample weights. */
function lossVariants({
  losses,
  sampleWeights,
}: PlannedNetwork): readonly (readonly [`${TargetKind}${Weighting}`, readonly Task[]])[] {
  return [...losses].flatMap(([targets, { tasks }]) => [
    [targets, tasks] as const,
    [`${targets} weighted`, [...tasks, sampleWeights]] as const,
  ]);
}

function forwardTasks(
  { operations }: PlannedNetwork,
  mode: 'training' | 'inference',
): readonly Task[] {
  return operations.flatMap((operation) => operation[mode]);
}

/** Forward, loss, backward, update; and the next batch is made ready where the threads are busy anyway. */
function trainingTasks(
  network: PlannedNetwork,
  lossTasks: readonly Task[],
  input: InputType,
): readonly Task[] {
  const backward = [...network.operations].reverse().flatMap((operation) => operation.backward);
  return [
    ...network.penalties.values,
    ...forwardTasks(network, 'training'),
    ...lossTasks,
    ...network.compact.tasks,
    resultsTask(network),
    ...backward,
    ...network.penalties.gradients,
    ...network.operations.flatMap(({ updates }) => updates ?? []),
    ...updateTasks(network),
    ...network.preparation.tasks[input],
  ];
}

/** Does nothing but make all losses and answers complete before the next stage, for the one who reads them. */
function resultsTask({ rowLoss, penalties, compact }: PlannedNetwork): Task {
  return {
    split: UNDIVIDED,
    reads: all(rowLoss.id, penalties.place.id, compact.place.id),
    writes: [],
    calls: () => [],
  };
}

/** The answers without the padding between rows. */
export function compactOutputs(
  arena: Arena,
  rows: number,
  width: number,
  outputs: Place,
): { readonly place: Place; readonly tasks: readonly Task[] } {
  const place = newPlace(arena, rows * width * 4);
  const stride = rowStride(width);
  const task: Task = {
    split: BY_ROWS,
    reads: own(outputs.id),
    writes: own(place.id),
    calls: () => [
      kernelCall(
        'copyRows',
        atRows(place, width * 4),
        width * 4,
        atRows(outputs, stride),
        stride,
        PART_ROWS,
        width,
      ),
    ],
  };
  return { place, tasks: [task] };
}
