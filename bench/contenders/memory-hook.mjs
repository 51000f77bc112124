// Preloaded into a process that is measured: leaves, in the file EPOCH_LAB_MEMORY_FILE names, what it used when it ended.

import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const file = process.env['EPOCH_LAB_MEMORY_FILE'];
  if (file === undefined) return;
  // Buffers are given back in the background; the second collection waits for that of the first.
  globalThis.gc?.();
  globalThis.gc?.();
  const mostKiB = process.resourceUsage().maxRSS;
  writeFileSync(file, JSON.stringify({ ...process.memoryUsage(), mostRss: mostKiB * 1024 }));
});
