import { describe, expect, it, vi } from 'vitest';
import { menuTemplate } from '../../../main/menu';
import { ACTIONS } from '../../../renderer/shell/commands';

vi.mock('electron', () => ({ Menu: {} }));

describe.each(['linux', 'win32', 'darwin'])('the native menu of %s', (platform) => {
  it('asks for nothing but what the table of commands has', () => {
    const nothing = () => undefined;
    const menus = menuTemplate({
      isMac: platform === 'darwin',
      isPackaged: true,
      onAction: nothing,
      onPreset: nothing,
      recentFiles: [],
      onRecentFile: nothing,
      onClearRecent: nothing,
      onShowRuns: nothing,
      onShowLog: nothing,
    });
    const ids = menus
      .flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
      .map(({ id }) => id)
      .filter((id) => id !== undefined);
    expect(ids.length).toBeGreaterThan(10);
    expect(ACTIONS).toEqual(expect.arrayContaining(ids));
  });
});
