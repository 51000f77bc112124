import { describe, expect, it } from 'vitest';
import { bundledFolders } from '../../../main/places/bundled-folders';
import { userDataFolder } from '../../../main/places/user-data-folder';

describe('places', () => {
  it('follow each system’s habit', () => {
    expect(userDataFolder({}, 'linux', '/home/a')).toBe('/home/a/.config/Epoch Lab');
    expect(userDataFolder({ XDG_CONFIG_HOME: '/x' }, 'linux', '/home/a')).toBe('/x/Epoch Lab');
    const mac = '/Users/a/Library/Application Support/Epoch Lab';
    expect(userDataFolder({}, 'darwin', '/Users/a')).toBe(mac);
    expect(userDataFolder({ APPDATA: '/r' }, 'win32', '/u')).toBe('/r/Epoch Lab');
  });

  it('take kernels and data from beside the archive of a package', () => {
    const packed = bundledFolders('/opt/lab/resources/app.asar/dist/main');
    expect(packed.kernels).toBe('/opt/lab/resources/app.asar.unpacked/dist/kernels');
    expect(packed.data).toBe('/opt/lab/resources/app.asar.unpacked/dist/data');
    expect(bundledFolders('/src/dist/main').kernels).toBe('/src/dist/kernels');
  });
});
