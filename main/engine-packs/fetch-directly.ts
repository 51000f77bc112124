/** Fetches a wheel from the Python package index itself, going on where an earlier try broke off. */
import { open, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FetchOptions, FetchOutcome } from './fetch-outcome';
import type { Wheel } from './pack-table';

const INDEX = 'https://pypi.org/pypi';
const TRIES = 4;
const PAUSE_MS = 1500;
/** A connection over which nothing comes for so long is given up. */
const SILENCE_MS = 30_000;

/** `addressOf`: another way to find the wheel's address, for tests. */
export async function fetchDirectly(
  wheel: Wheel,
  folder: string,
  options: FetchOptions,
  addressOf: (wheel: Wheel) => Promise<string> = indexAddress,
): Promise<FetchOutcome> {
  const target = join(folder, wheel.file);
  const partial = `${target}.part`;
  let reason = '';
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * attempt));
    options.signal?.throwIfAborted();
    try {
      await goOn(await addressOf(wheel), partial, wheel.bytes, options);
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
  { onBytes, signal }: FetchOptions,
): Promise<void> {
  const present = await sizeOf(partial);
  if (present === bytes) return;
  const silence = new AbortController();
  const answer = await fetch(address, {
    headers: present > 0 && present < bytes ? { range: `bytes=${present}-` } : {},
    signal: AbortSignal.any(signal === undefined ? [silence.signal] : [silence.signal, signal]),
  });
  if (!answer.ok || answer.body === null) throw new Refusal(`the server answered ${answer.status}`);
  const isContinued = answer.status === 206;
  let done = isContinued ? present : 0;
  const file = await open(partial, isContinued ? 'a' : 'w');
  const reader = answer.body.getReader();
  let watch = setTimeout(() => silence.abort(), SILENCE_MS);
  try {
    for (;;) {
      const { value: piece } = (await reader.read()) as { readonly value?: Uint8Array };
      if (piece === undefined) break;
      clearTimeout(watch);
      watch = setTimeout(() => silence.abort(), SILENCE_MS);
      await file.writeFile(piece);
      done += piece.length;
      onBytes(done);
    }
  } finally {
    clearTimeout(watch);
    await file.close();
  }
  if (done !== bytes) throw new Error(`${done} of ${bytes} bytes came`);
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch {
    return 0;
  }
}
