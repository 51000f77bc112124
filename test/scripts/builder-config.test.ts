// The packaging configuration is one that electron-builder accepts.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';

const require = createRequire(import.meta.url);

it('electron-builder accepts electron-builder.yml', async () => {
  const { load } = require('js-yaml') as { load: (text: string) => object };
  const { validateConfiguration } = require('app-builder-lib/out/util/config/config.js') as {
    validateConfiguration: (config: object, log: object) => Promise<void>;
  };
  const { DebugLogger } = require('builder-util') as { DebugLogger: new (on: boolean) => object };
  const config = load(readFileSync('electron-builder.yml', 'utf8'));
  const log = new DebugLogger(false);
  await expect(validateConfiguration(config, log)).resolves.toBeUndefined();
  await expect(validateConfiguration({ ...config, unknown: 1 }, log)).rejects.toThrow('unknown');
});
