/**
 * Serves the window's page on `app://`: a fixed table of the files that were built, and nothing else of the disk. Each answer carries
 * the headers that close the page in.
 */
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { CRASH_QUERY } from '../contract/crash-page';

export const APP_SCHEME = 'app';
export const APP_ORIGIN = 'app://epoch-lab';
export const APP_PAGE = `${APP_ORIGIN}/index.html`;

/** The same page, told why the one before it died. */
export function crashPage(reason: string): string {
  return `${APP_PAGE}?${CRASH_QUERY}=${encodeURIComponent(reason)}`;
}

export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const CLOSED_IN = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** URL path -> file. */
export type FileTable = ReadonlyMap<string, string>;

/** Every file below `folder` that has a known media type. Throws when the folder is missing. */
export function fileTable(folder: string): FileTable {
  const files = filesBelow(folder).filter((file) => extname(file) in MEDIA_TYPES);
  return new Map(files.map((file) => [`/${relative(folder, file).split(sep).join('/')}`, file]));
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/** The handler for `protocol.handle`. */
export function serveFiles(table: FileTable): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url);
    const file = table.get(url.pathname);
    const isOurs = request.method === 'GET' && url.host === new URL(APP_ORIGIN).host;
    if (!isOurs || file === undefined)
      return new Response(null, { status: 404, headers: CLOSED_IN });
    const headers = { ...CLOSED_IN, 'content-type': MEDIA_TYPES[extname(file)] ?? '' };
    return new Response(new Uint8Array(await readFile(file)), { headers });
  };
}
