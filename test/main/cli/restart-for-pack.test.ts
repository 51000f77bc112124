/** The command line starts itself again where a pack for GPUs is installed, for its libraries are found by a variable set before alone. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makePack } from '../../support/engine-pack';
import { temporaryFolder } from '../../support/temporary-folder';

const script = join(import.meta.dirname, '../../../dist/cli/train.cjs');
const probe = join(import.meta.dirname, '../../support/restart-probe.cjs');
const isBuilt = existsSync(script);
if (!isBuilt)
  console.warn('The restart is not tested: dist/cli is missing (npm run build makes it).');

const wordsFor = (engine: string) => ['--engine', engine, '--epochs', '1', '--json'];

interface Started {
  readonly isRestarted: boolean;
  readonly words: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
}

async function folderWith(...ids: readonly ('tensorflow-gpu' | 'tensorflow-cpu')[]) {
  const packs = join(temporaryFolder(), 'packs');
  for (const id of ids) {
    await makePack(join(packs, id), id);
    mkdirSync(join(packs, id, 'nvidia', 'cudnn', 'lib'), { recursive: true });
  }
  return packs;
}

/** Runs the command; `onReady` may send it a signal once its second process waits. */
function run(
  packs: string,
  part: string,
  onReady?: (kill: (signal: NodeJS.Signals) => void) => void,
  engine = 'tensorflow',
) {
  const log = join(temporaryFolder(), 'log');
  const child = spawn(process.execPath, [script, ...wordsFor(engine)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: '',
      XDG_CONFIG_HOME: temporaryFolder(),
      EPOCH_LAB_ENGINE_PACKS: packs,
      NODE_OPTIONS: `--require ${probe}`,
      RESTART_LOG: log,
      RESTART_PART: part,
    },
  });
  const notes = () =>
    existsSync(log)
      ? readFileSync(log, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line) as Record<string, unknown>)
      : [];
  let out = '';
  child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
  const waiting = setInterval(() => {
    if (!notes().some((note) => note['isReady'] === true)) return;
    clearInterval(waiting);
    onReady?.((signal) => child.kill(signal));
  }, 50);
  return new Promise<{ code: number | null; out: string; notes: Record<string, unknown>[] }>(
    (resolve) => {
      child.on('close', (code) => {
        clearInterval(waiting);
        resolve({ code, out, notes: notes() });
      });
    },
  );
}

describe.runIf(isBuilt)('npm run train with a pack for GPUs', () => {
  it('starts itself again, once, with the pack’s libraries in the path and the same words', async () => {
    const packs = await folderWith('tensorflow-gpu');
    const { code, out, notes } = await run(packs, '');
    const [first, second, ...more] = notes as unknown as Started[];
    expect(more).toEqual([]);
    expect([first?.isRestarted, second?.isRestarted]).toEqual([false, true]);
    expect(second?.words).toEqual(wordsFor('tensorflow'));
    const path = second?.variables['LD_LIBRARY_PATH']?.split(':');
    expect(path).toContain(join(packs, 'tensorflow-gpu', 'nvidia', 'cudnn', 'lib'));
    expect(second?.variables).toMatchObject({
      TF_FORCE_GPU_ALLOW_GROWTH: 'true',
      TF_ENABLE_ONEDNN_OPTS: '0',
    });
    // The made-up pack is refused by the second process; its report and its exit code come through.
    expect(JSON.parse(out.trim())).toMatchObject({ event: 'failed' });
    expect(code).toBe(1);
  });

  it('does so where the engine is chosen by a race, and not where it is the built-in one', async () => {
    const packs = await folderWith('tensorflow-gpu');
    const restarts = async (engine: string) =>
      (await run(packs, 'exit 0', undefined, engine)).notes.some((note) => note['isRestarted']);
    expect(await restarts('auto')).toBe(true);
    expect(await restarts('builtin')).toBe(false);
  });

  it.each([
    [0, 0],
    [130, 130],
    [7, 1],
  ])('ends as the second process ends: %i becomes %i', async (theirs, ours) => {
    const { code } = await run(await folderWith('tensorflow-gpu'), `exit ${theirs}`);
    expect(code).toBe(ours);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'waits for the second process when it is told to end by %s',
    async (signal) => {
      const packs = await folderWith('tensorflow-gpu');
      const { code, notes } = await run(packs, 'until told', (kill) => {
        // The terminal sends Ctrl-C to both; SIGTERM comes to the first alone, which passes it on.
        kill(signal);
        if (signal === 'SIGINT') setTimeout(() => kill('SIGTERM'), 100);
      });
      expect(code).toBe(130);
      expect(notes.some((note) => note['signal'] === 'SIGTERM')).toBe(true);
    },
  );
});

it.runIf(isBuilt)('starts nothing again for the pack for processors, or without one', async () => {
  for (const packs of [await folderWith('tensorflow-cpu'), await folderWith()]) {
    const { notes } = await run(packs, '');
    expect(notes).toHaveLength(1);
  }
});
