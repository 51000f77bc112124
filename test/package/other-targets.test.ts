/** Every package that is promised is configured; what is not built here is counted as skipped, with the reason. */
import { expect, test } from '@playwright/test';
import { releaseConfig } from '../../scripts/package/builder-config.mjs';
import { isFull } from './support/paths';

const TARGETS = {
  linux: ['deb', 'AppImage', 'tar.gz'],
  win: ['nsis', 'zip'],
  mac: ['dmg x64 arm64', 'zip x64 arm64'],
} as const;

type System = keyof typeof TARGETS;

/** Built and tested by `npm run test:package` on Linux. */
const BUILT_HERE = ['deb', 'tar.gz'];

function targetsOf(system: System): readonly string[] {
  const list = [releaseConfig()[system]?.target ?? []].flat();
  return list.map((one) =>
    typeof one === 'string' ? one : [one.target, ...[one.arch ?? []].flat()].join(' '),
  );
}

function whyNotBuilt(system: System, target: string): string {
  if (BUILT_HERE.includes(target)) return 'built, installed and removed by `npm run test:package`';
  const place =
    system === 'linux' ? 'its tools are fetched from GitHub' : `built on ${system} only`;
  return `${place}; schema-checked here, built by the release workflow`;
}

for (const system of Object.keys(TARGETS) as System[]) {
  test(`the packages of ${system} are configured`, () => {
    expect(targetsOf(system)).toEqual(TARGETS[system]);
  });
  for (const target of TARGETS[system]) {
    if (isFull && BUILT_HERE.includes(target)) continue;
    test(`${system} ${target}`, () => {
      test.skip(true, whyNotBuilt(system, target));
    });
  }
}
