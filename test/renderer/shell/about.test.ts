import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { success } from '../../../contract/errors';
import { presetExperiment } from '../../../contract/presets';
import AboutSheet from '../../../renderer/shell/AboutSheet.svelte';
import { startLab } from '../../../renderer/state/start-lab';
import { startEvent } from '../harness/scenes';
import { FakeBackend, LIGHT } from '../state/fake-backend';
import WithLab from '../state/WithLab.svelte';
import { prepareDom } from './prepare-dom';

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
const info = {
  version: '0.1.0',
  electron: '41.2.3',
  chromium: '146.0.1.2',
  node: '24.5.6',
  platform: 'linux',
  system: 'Linux 6.1, x64',
  hasLicences: false,
  dataFolder: '/data',
  warning: null,
};

async function open(hasLicences = false) {
  const fake = new FakeBackend({ 'app:info': () => success({ ...info, hasLicences }) });
  const lab = startLab(fake.backend, LIGHT);
  render(WithLab, { props: { lab, of: AboutSheet } });
  await settled();
  lab.navigation.sheet = 'about';
  await settled();
  return { fake, lab };
}
const sheet = (): HTMLElement => screen.getByRole('dialog');

beforeAll(prepareDom);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('about', () => {
  it('tells the exact versions and that nothing leaves the machine', async () => {
    await open();
    for (const text of ['0.1.0', '41.2.3', '146.0.1.2', '24.5.6', 'Nothing leaves your machine']) {
      expect(sheet().textContent).toContain(text);
    }
    expect(sheet().textContent).toContain('None is in use yet');
    expect(screen.queryByRole('button', { name: /^Licences/ })).toBeNull();
  });

  it('tells which engine computes, on what and why, and copies all of it', async () => {
    const { fake } = await open();
    fake.send('training:events', [startEvent(presetExperiment('tutorial'))]);
    await settled();
    expect(sheet().textContent).toContain('Built-in engine 0.1.0, 2 threads');
    expect(sheet().textContent).toContain('CPU, WebAssembly SIMD');
    expect(sheet().textContent).toContain('is the fastest here');
    await fireEvent.click(screen.getByRole('button', { name: 'Copy' }));
    await settled();
    const { input } = fake.asked.find(({ command }) => command === 'app:copy') ?? {};
    const { text } = input as { text: string };
    expect(text.split('\n')).toEqual([
      'Epoch Lab 0.1.0',
      'Electron: 41.2.3',
      'Chromium: 146.0.1.2',
      'Node.js: 24.5.6',
      'System: Linux 6.1, x64',
      'Engine: Built-in engine 0.1.0, 2 threads',
      'Computes on: CPU, WebAssembly SIMD (fused multiply-add)',
      'Precision: Fast',
      'Why this one: The built-in engine trains every layer of this network and is the fastest here.',
    ]);
    expect(screen.getByRole('button', { name: 'Copied' })).toBeTruthy();
  });

  it('lists the licences where the build has made the list', async () => {
    const list = [{ name: 'svelte', version: '5.0.0', licence: 'MIT', text: 'Permission is' }];
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(list))));
    await open(true);
    await fireEvent.click(screen.getByRole('button', { name: /^Licences/ }));
    await settled();
    expect(sheet().textContent).toContain('svelte 5.0.0');
    expect(sheet().textContent).toContain('Permission is');
    await fireEvent.click(screen.getByRole('button', { name: 'Back' }));
    await settled();
    expect(sheet().textContent).toContain('41.2.3');
  });

  it('says so when the list cannot be read', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('[{}]')));
    await open(true);
    await fireEvent.click(screen.getByRole('button', { name: /^Licences/ }));
    await settled();
    expect(screen.getByRole('alert').textContent).toContain('cannot be read');
  });
});
