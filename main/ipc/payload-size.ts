/** Caps what one request may carry, before any schema walks through it. */

export const MAX_PAYLOAD_BYTES = 2 * 1024 * 1024;
const MAX_NODES = 20_000;

/** Roughly the bytes of a structured-cloned value, counted until the cap; a cycle runs into the cap of nodes. */
export function exceedsSize(payload: unknown): boolean {
  const waiting: unknown[] = [payload];
  let bytes = 0;
  for (let nodes = 1; waiting.length > 0; nodes++) {
    const value = waiting.pop();
    bytes += ownBytes(value);
    if (bytes > MAX_PAYLOAD_BYTES || nodes + memberCount(value) > MAX_NODES) return true;
    waiting.push(...members(value));
  }
  return false;
}

function ownBytes(value: unknown): number {
  if (typeof value === 'string') return value.length * 2;
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return value.byteLength;
  return 8;
}

/** Known before the members are listed, so that a list of millions is not copied to be refused. */
function memberCount(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  if (value instanceof Map || value instanceof Set) return value.size;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return 0;
  return keyCount(value);
}

/** Counted no further than is allowed. */
function keyCount(value: object): number {
  let count = 0;
  for (const _key in value) if (++count > MAX_NODES) break;
  return count;
}

function members(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return [];
  if (value instanceof Map) return [...value].flat();
  if (value instanceof Set || Array.isArray(value)) return [...(value as Iterable<unknown>)];
  return Object.entries(value).flat();
}
