import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { APP_PAGE, CONTENT_SECURITY_POLICY, fileTable, serveFiles } from '../../main/app-protocol';
import { temporaryFolder } from '../support/temporary-folder';

describe('the page’s protocol', () => {
  function pageFolder() {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<p>page</p>');
    writeFileSync(join(folder, 'assets', 'a b.js'), 'code');
    writeFileSync(join(folder, 'secret.key'), 'secret');
    writeFileSync(join(folder, '..', 'outside.html'), 'outside');
    return folder;
  }
  const get = (folder: string, url: string, method = 'GET') =>
    serveFiles(fileTable(folder))(new Request(url, { method }));

  it('serves the built files with headers that close the page in', async () => {
    const response = await get(pageFolder(), APP_PAGE);
    expect(await response.text()).toBe('<p>page</p>');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(response.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
    expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(response.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
    expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  it.each([
    ['app://epoch-lab/', 'GET'],
    ['app://epoch-lab/none.html', 'GET'],
    ['app://epoch-lab/secret.key', 'GET'],
    ['app://epoch-lab/../outside.html', 'GET'],
    ['app://epoch-lab/..%2foutside.html', 'GET'],
    ['app://epoch-lab/assets', 'GET'],
    ['app://elsewhere/index.html', 'GET'],
    ['app://epoch-lab/index.html', 'POST'],
  ])('serves nothing for %s by %s', async (url, method) => {
    const response = await get(pageFolder(), url, method);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
  });

  it('allows nothing that is not named', () => {
    expect(CONTENT_SECURITY_POLICY).toMatch(/^default-src 'none'/);
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|http/);
  });
});
