// Loaded before the command line (node --require): writes down what each process was started with. What has the pack's libraries in
// its path plays its part as told, in the place of a training on a GPU.

const { appendFileSync } = require('node:fs');
const process = require('node:process');

const { LD_LIBRARY_PATH = '', RESTART_LOG = '', RESTART_PART = '' } = process.env;
const { TF_FORCE_GPU_ALLOW_GROWTH, TF_ENABLE_ONEDNN_OPTS } = process.env;
const isRestarted = LD_LIBRARY_PATH.includes('tensorflow-gpu');

/** @param {object} facts */
const note = (facts) => appendFileSync(RESTART_LOG, `${JSON.stringify(facts)}\n`);
const variables = { LD_LIBRARY_PATH, TF_FORCE_GPU_ALLOW_GROWTH, TF_ENABLE_ONEDNN_OPTS };
note({ isRestarted, words: process.argv.slice(2), variables });

if (isRestarted && RESTART_PART.startsWith('exit ')) process.exit(Number(RESTART_PART.slice(5)));
if (isRestarted && RESTART_PART === 'until told') {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, () => {
      note({ signal });
      setTimeout(() => process.exit(130), 300);
    });
  }
  setInterval(() => undefined, 1000);
  note({ isReady: true });
  // What follows would train, or refuse to; it is kept from beginning.
  process.argv = [process.argv[0] ?? '', process.argv[1] ?? '', '--help'];
}
