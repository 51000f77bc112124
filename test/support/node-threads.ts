/** Helper threads for tests: the thread's entry bundled once into a temporary file, as the app's build does it. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { StartThread } from '../../engine/builtin/threads/messages';
import { nodeThreads } from '../../main/training/worker/threads';

export async function bundledThreads(onFailure?: (error: Error) => void): Promise<StartThread> {
  const outDir = mkdtempSync(join(tmpdir(), 'epoch-lab-thread-'));
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL('../../main/training/worker/thread.ts', import.meta.url)),
      outDir,
      minify: false,
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'thread.cjs' } },
    },
  });
  return nodeThreads(join(outDir, 'thread.cjs'), onFailure);
}
