import { describe, expect, it, vi } from 'vitest';
import { MENU_ACTIONS } from '../../contract/ipc/channels';
import { PRESET_IDS } from '../../contract/presets';
import { acceleratorOf } from '../../main/accelerator';
import { menuTemplate } from '../../main/menu';

vi.mock('electron', () => ({ Menu: {} }));

describe('the menu', () => {
  const template = (isMac: boolean) => {
    const onAction = vi.fn();
    const onPreset = vi.fn();
    const onRecentFile = vi.fn();
    const nothing = () => undefined;
    const parts = {
      isMac,
      isPackaged: true,
      onAction,
      onPreset,
      recentFiles: ['/a & b/mine.epochlab'],
      onRecentFile,
      onClearRecent: nothing,
      onShowRuns: nothing,
      onShowLog: nothing,
    };
    const menus = menuTemplate(parts);
    const entries = menus.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
    return { menus, entries, onAction, onPreset, onRecentFile };
  };

  it.each([false, true])('offers every action of the contract once (on a Mac: %s)', (isMac) => {
    const { entries, onAction } = template(isMac);
    const ids = entries.map(({ id }) => id).filter((id) => id !== undefined);
    expect([...ids].sort()).toEqual([...MENU_ACTIONS].sort());
    for (const { id, click } of entries) if (id !== undefined) (click as () => void)();
    expect(onAction.mock.calls.map(([action]) => String(action))).toEqual(ids);
  });

  it('offers every ready experiment of the contract', () => {
    const { entries, onPreset } = template(false);
    const from = entries.find(({ label }) => label === 'New from preset');
    const presets = Array.isArray(from?.submenu) ? from.submenu : [];
    for (const { click } of presets) (click as () => void)();
    expect(onPreset.mock.calls.map(([preset]) => String(preset))).toEqual(PRESET_IDS);
  });

  it('offers the recent files by name and folder, and to clear their list', () => {
    const { entries, onRecentFile } = template(false);
    const recent = entries.find(({ label }) => label === 'Open recent');
    const files = Array.isArray(recent?.submenu) ? recent.submenu : [];
    expect(files.map(({ label }) => label)).toEqual([
      'mine.epochlab – /a && b',
      undefined,
      'Clear this list',
    ]);
    (files[0]?.click as () => void)();
    expect(onRecentFile).toHaveBeenCalledExactlyOnceWith('/a & b/mine.epochlab');
  });

  it('gives no shortcut to two entries', () => {
    const shortcuts = template(false)
      .entries.map(({ accelerator }) => accelerator)
      .filter(Boolean);
    expect(new Set(shortcuts).size).toBe(shortcuts.length);
    expect(shortcuts).toContain('CmdOrCtrl+Enter');
    expect(shortcuts).toContain('CmdOrCtrl+.');
    expect(shortcuts).toContain('F1');
    // A menu's bare space bar would take it from every field.
    expect(shortcuts).toContain('CmdOrCtrl+P');
  });

  it('keeps developer tools out of a package', () => {
    expect(JSON.stringify(template(false).menus)).not.toContain('toggleDevTools');
  });

  const rolesOf = (isMac: boolean) =>
    Object.fromEntries(
      template(isMac).menus.map(({ label, submenu }) => [
        label ?? '',
        (Array.isArray(submenu) ? submenu : []).map(({ role }) => role).filter(Boolean),
      ]),
    );
  const edit = ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll'];

  it('has the menus of Linux and Windows in their order, with the roles of each', () => {
    const roles = rolesOf(false);
    expect(Object.keys(roles)).toEqual(['File', 'Edit', 'Run', 'View', 'Window', 'Help']);
    expect(roles).toMatchObject({ File: ['quit'], Edit: edit, Run: [], Help: [] });
    expect(roles['View']).toContain('togglefullscreen');
    expect(roles['Window']).toEqual(['minimize', 'close']);
  });

  it('has the menus of macOS in their order, with the roles of each', () => {
    const roles = rolesOf(true);
    const names = ['Epoch Lab', 'File', 'Edit', 'Run', 'View', 'Window', 'Help'];
    expect(Object.keys(roles)).toEqual(names);
    expect(roles).toMatchObject({ File: ['close'], Edit: edit, Run: [], Help: [] });
    expect(roles['Epoch Lab']).toEqual(['services', 'hide', 'hideOthers', 'unhide', 'quit']);
    expect(roles['Window']).toEqual(['minimize', 'zoom', 'front']);
    const own = template(true).menus[0]?.submenu;
    const ids = Array.isArray(own) ? own.map(({ id }) => id).filter(Boolean) : [];
    expect(ids).toEqual(['showAbout', 'showSettings']);
  });

  it.each([false, true])('tells the system which menus are its own (on a Mac: %s)', (isMac) => {
    const roles = template(isMac).menus.map(({ role }) => role);
    expect(roles.filter(Boolean)).toEqual(['window', 'help']);
  });

  it.each([false, true])('gives each action the keys of the contract (on a Mac: %s)', (isMac) => {
    const keys = template(isMac).entries.map(({ id, accelerator }) => [id, accelerator]);
    for (const [id, accelerator] of keys.filter(([name]) => name !== undefined)) {
      expect(accelerator, id).toBe(acceleratorOf(id ?? ''));
    }
    expect(Object.fromEntries(keys)).toMatchObject({
      openExperiment: 'CmdOrCtrl+O',
      saveExperiment: 'CmdOrCtrl+S',
      showSettings: 'CmdOrCtrl+,',
    });
  });
});
