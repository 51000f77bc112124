import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { experimentFilesIn } from '../../main/handed-files';
import { RecentFiles } from '../../main/recent-files';
import { temporaryFolder } from '../support/temporary-folder';

function recentFiles(path = join(temporaryFolder(), 'recent-files.json')) {
  const system = { add: vi.fn(), clear: vi.fn() };
  const onChange = vi.fn();
  const recent = new RecentFiles({ path, log: () => undefined, system, onChange });
  return { recent, path, system, onChange };
}

describe('RecentFiles', () => {
  it('keeps the last ten, newest first, each once, over a restart', async () => {
    const { recent, path, system, onChange } = recentFiles();
    for (let i = 1; i <= 12; i++) recent.add(`/a/${i}.epochlab`);
    recent.add('/a/5.epochlab');
    expect(recent.paths).toHaveLength(10);
    expect(recent.paths.slice(0, 3)).toEqual(['/a/5.epochlab', '/a/12.epochlab', '/a/11.epochlab']);
    expect(system.add).toHaveBeenLastCalledWith('/a/5.epochlab');
    expect(onChange).toHaveBeenCalledTimes(13);
    await recent.settled();
    expect(recentFiles(path).recent.paths).toEqual(recent.paths);
  });

  it('forgets one, and all', async () => {
    const { recent, path, system } = recentFiles();
    recent.add('/a/1.epochlab');
    recent.add('/a/2.epochlab');
    recent.remove('/a/1.epochlab');
    expect(recent.paths).toEqual(['/a/2.epochlab']);
    recent.clear();
    expect(system.clear).toHaveBeenCalledOnce();
    await recent.settled();
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual([]);
  });

  it.each(['{', '{}', '[1]', '["relative.epochlab"]'])('begins anew when it reads %s', (text) => {
    const path = join(temporaryFolder(), 'recent-files.json');
    writeFileSync(path, text);
    expect(recentFiles(path).recent.paths).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('the files that a start hands over', () => {
  it('are the experiment files among its words', () => {
    const words = ['/opt/epoch-lab', '--user-data-dir=/x.epochlab', 'a.epochlab', '/b/C.EpochLab'];
    expect(experimentFilesIn(words, '/home/me')).toEqual(['/home/me/a.epochlab', '/b/C.EpochLab']);
  });

  it('may be given as addresses', () => {
    const words = [
      'file:///a%20b/c.epochlab',
      'file://elsewhere/c.epochlab',
      'file:///a%2Fb.epochlab',
    ];
    expect(experimentFilesIn(words, '/')).toEqual(['/a b/c.epochlab']);
    expect(experimentFilesIn(['https://example.com/x'], '/')).toEqual([]);
  });
});
