// A training process for tests of the host: the name of the experiment it is to start says how it behaves.

import process from 'node:process';

/** @param {unknown} message */
const send = (message) => process.send?.(message);
/** @param {number} id @param {unknown} value */
const reply = (id, value) => send({ type: 'reply', id, result: { ok: true, value } });

/** @type {Record<string, (id: number) => void>} */
const behaviours = {
  segv: () => process.kill(process.pid, 'SIGSEGV'),
  abort: () => process.abort(),
  exit: () => process.exit(0),
  throw: () => {
    throw new Error('thrown on purpose');
  },
  hang: () => {
    for (;;);
  },
  nonsense: (id) => {
    send('nonsense');
    send({ type: 'events', events: [{ type: 'runPaused', runId: '../..' }] });
    reply(id, { runId: 5 });
  },
  flood: (id) => {
    for (let i = 0; i < 50; i++) process.stderr.write('x'.repeat(10_000));
    reply(id, { runId: 'run-1' });
  },
  lost: (id) => {
    reply(id, { runId: 'run-1' });
    const error = { code: 'engineFailed', message: 'The GPU stopped answering.' };
    send({ type: 'events', events: [{ type: 'runFailed', runId: 'run-1', error, checkpoint }] });
  },
  silent: () => undefined,
};

const checkpoint = { epoch: 1, step: 1875 };

/** @param {import('../../contract/experiment').ExperimentConfig} config */
function started(config) {
  const engine = {
    id: 'reference',
    version: '1',
    device: 'CPU',
    threads: 1,
    precision: 'fast',
    reason: '',
  };
  const counts = { trainingCount: 1, validationCount: 0, stepsPerEpoch: 1, totalEpochs: 1 };
  return { type: 'runStarted', runId: 'run-1', config, engine, startedAt: 0, ...counts };
}

process.on('message', (/** @type {{ id: number, request: string, input: any }} */ message) => {
  const { id, request, input } = message;
  if (request === 'start') {
    const [behaviour = '', mode] = input.config.name.split(' ');
    if (mode === 'running' || mode === 'saved') {
      send({ type: 'events', events: [started(input.config)] });
    }
    if (mode === 'saved') {
      send({ type: 'events', events: [{ type: 'runSaved', runId: 'run-1', checkpoint }] });
    }
    (behaviours[behaviour] ?? ((number) => reply(number, { runId: 'run-1' })))(id);
    return;
  }
  if (request === 'continue') {
    send({
      type: 'events',
      events: [{ type: 'runContinued', runId: input.runId, totalEpochs: 7 }],
    });
  }
  reply(id, undefined);
  if (request !== 'close') return;
  send({ type: 'goodbye' });
  setTimeout(() => process.exit(0), 20);
});
setInterval(() => send({ type: 'heartbeat' }), 200);
