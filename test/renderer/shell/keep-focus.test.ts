import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepFocus } from '../../../renderer/shell/keep-focus';

const frame = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 60));
const byId = (id: string): HTMLElement => document.getElementById(id)!;
const shown = (): HTMLElement | null => document.querySelector('[data-screen]:not([hidden])');
const focused = (): string | undefined => document.activeElement?.id;
let stop: () => void;

beforeEach(() => {
  document.body.innerHTML = `
    <button id="rail"></button>
    <div id="lab" tabindex="-1" data-screen="lab">
      <div id="pane" tabindex="-1"><button id="inner"></button><button id="next"></button></div>
    </div>
    <div id="settings" tabindex="-1" data-screen="settings" hidden></div>
    <div id="toast"><button id="dismiss"></button></div>`;
  stop = keepFocus(document, shown);
});
afterEach(() => stop());

describe('the focus', () => {
  it('goes to what is around a control that was removed or disabled', async () => {
    byId('inner').focus();
    byId('inner').remove();
    await frame();
    expect(focused()).toBe('pane');
    byId('next').focus();
    byId('next').setAttribute('disabled', '');
    await frame();
    expect(focused()).toBe('pane');
  });

  it('goes to the new screen when the old one is hidden, whatever had it before', async () => {
    byId('rail').focus();
    byId('inner').focus();
    byId('lab').hidden = true;
    byId('settings').hidden = false;
    await frame();
    expect(focused()).toBe('settings');
  });

  it('goes back to where it was before a toast that is dismissed', async () => {
    byId('next').focus();
    byId('dismiss').focus();
    byId('toast').remove();
    await frame();
    expect(focused()).toBe('next');
  });

  it('stays away where it was left on purpose', async () => {
    byId('inner').focus();
    byId('inner').blur();
    await frame();
    byId('inner').remove();
    await frame();
    expect(document.activeElement).toBe(document.body);
  });
});
