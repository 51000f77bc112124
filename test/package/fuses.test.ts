/** The fuses as they are burnt into the program. Only the test build differs, in one fuse: Playwright must be able to attach. */
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { FuseState } from '@electron/fuses/dist/constants.js';
import { expect, test } from '@playwright/test';
import { releaseConfig } from '../../scripts/package/builder-config.mjs';
import { unpackedProgram } from './support/paths';

/** electron-builder's name of each fuse. */
const FUSES = {
  runAsNode: FuseV1Options.RunAsNode,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
} as const;

/** What a release must have, whatever the configuration says. */
const RELEASE = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  grantFileProtocolExtraPrivileges: false,
  enableCookieEncryption: false,
  loadBrowserProcessSpecificV8Snapshot: false,
} as const;

type FuseName = keyof typeof FUSES;

test('a release burns every fuse as it must be', () => {
  expect(releaseConfig().electronFuses).toMatchObject(RELEASE);
});

for (const name of Object.keys(FUSES) as FuseName[]) {
  test(`the program has its fuse ${name}`, async () => {
    const wire = await getCurrentFuseWire(unpackedProgram());
    const state = wire[FUSES[name]];
    test.skip(state === undefined, 'this Electron is older than the fuse');
    const isOn = name === 'enableNodeCliInspectArguments' ? true : RELEASE[name];
    expect(state).toBe(isOn ? FuseState.ENABLE : FuseState.DISABLE);
  });
}
