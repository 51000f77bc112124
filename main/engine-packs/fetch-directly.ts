/** Fetches a wheel from the Python package index itself, going on where an earlier try broke off. */
import { open, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FetchOptions, FetchOutcome } from './fetch-outcome';
import type { Wheel } from './pack-table';

const INDEX = 'https://pypi.org/pypi';
const TRIES = 4;
const PAUSE_MS = 1500;
const SILENCE_MS = 30_000;

/** How it is done; for tests, otherwise. */
interface Ways {
  readonly addressOf: (wheel: Wheel) => Promise<string>;
  /** A connection over which nothing comes for so long is given up. */
  readonly silenceMs: number;
}

export async function fetchDirectly(
  wheel: Wheel,
  folder: string,
  options: FetchOptions,
  { addressOf = indexAddress, silenceMs = SILENCE_MS }: Partial<Ways> = {},
): Promise<FetchOutcome> {
  const target = join(folder, wheel.file);
  const partial = `${target}.part`;
  let reason = '';
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * attempt));
    options.signal?.throwIfAborted();
    try {
      await goOn(await addressOf(wheel), partial, wheel.bytes, silenceMs, options);
      await rename(partial, target);
      return { ok: true };
    } catch (error) {
      options.signal?.throwIfAborted();
      const { message, cause } = error as Error;
      reason = cause instanceof Error ? cause.message : message;
      if (!isWorthAnotherTry(error)) break;
    }
  }
  return { ok: false, reason };
}

/** An answer that will not change. */
class Refusal extends Error {}

function isWorthAnotherTry(error: unknown): boolean {
  if (error instanceof Refusal) return false;
  const { cause } = error as { readonly cause?: { readonly code?: string } };
  return cause?.code !== 'ENOTFOUND';
}

/** The index names every file of a release with its hash; ours is the one with the pinned hash. */
async function indexAddress({ project, version, sha256 }: Wheel): Promise<string> {
  const answer = await fetch(`${INDEX}/${project}/${version}/json`, {
    signal: AbortSignal.timeout(SILENCE_MS),
  });
  if (!answer.ok) throw new Refusal(`the package index answered ${answer.status}`);
  const { urls } = (await answer.json()) as {
    readonly urls: readonly {
      readonly url: string;
      readonly digests: { readonly sha256: string };
    }[];
  };
  const found = urls.find(({ digests }) => digests.sha256 === sha256);
  if (found === undefined) throw new Refusal('the package index no longer has this file');
  return found.url;
}

async function goOn(
  address: string,
  partial: string,
  bytes: number,
  silenceMs: number,
  { onBytes, signal }: FetchOptions,
): Promise<void> {
  const present = await sizeOf(partial);
  if (present === bytes) return;
  const silence = new AbortController();
  const giveUp = (): void => silence.abort(new Error(`nothing came for ${silenceMs / 1000} s`));
  const watch = setTimeout(giveUp, silenceMs);
  try {
    const answer = await fetch(address, {
      headers: present > 0 && present < bytes ? { range: `bytes=${present}-` } : {},
      signal: AbortSignal.any(signal === undefined ? [silence.signal] : [silence.signal, signal]),
    });
    if (!answer.ok || answer.body === null)
      throw new Refusal(`the server answered ${answer.status}`);
    const isContinued = answer.status === 206;
    let done = isContinued ? present : 0;
    for await (const piece of written(answer.body, partial, isContinued ? 'a' : 'w')) {
      watch.refresh();
      done += piece.length;
      onBytes(done);
    }
    if (done !== bytes) throw new Error(`${done} of ${bytes} bytes came`);
  } finally {
    clearTimeout(watch);
  }
}

/** The pieces of a body, each when it is in the file. */
async function* written(
  body: ReadableStream<Uint8Array>,
  path: string,
  flags: 'a' | 'w',
): AsyncGenerator<Uint8Array> {
  const file = await open(path, flags);
  const reader = body.getReader();
  try {
    for (;;) {
      const { value: piece } = (await reader.read()) as { readonly value?: Uint8Array };
      if (piece === undefined) return;
      await file.writeFile(piece);
      yield piece;
    }
  } finally {
    await file.close();
  }
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch {
    return 0;
  }
}
