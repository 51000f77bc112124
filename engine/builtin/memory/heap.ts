/**
 * The one memory of an engine: samples and models take regions of it and give them back. Shared, so that every thread sees the same;
 * it grows as needed and never shrinks.
 */
import { resultOf } from '../../pieces';

const PAGE = 65_536;
/** 4 GiB, 2 GiB, ...: how much address space is asked for, until the system grants it. Only what is used takes memory. */
const MAXIMA = [65_536, 32_768, 16_384, 8_192] as const;
const ALIGNMENT = 4096;
/** Bytes made zero in one piece. */
const CLEARED = 2 ** 23;

interface Region {
  readonly address: number;
  readonly byteLength: number;
}

export class Heap {
  readonly memory: WebAssembly.Memory;
  readonly #maximumPages: number;
  /** Neither adjoining nor empty, by address. */
  #free: readonly Region[] = [];
  readonly #taken = new Map<number, number>();
  #end: number;
  /** Beyond this address nothing has been handed out so far: zero as the system gave it. */
  #usedUpTo: number;
  #bytes: Uint8Array;
  #floats: Float32Array;

  private constructor(memory: WebAssembly.Memory, maximumPages: number, reserved: number) {
    this.memory = memory;
    this.#maximumPages = maximumPages;
    this.#end = roundUp(reserved, ALIGNMENT);
    this.#usedUpTo = this.#end;
    this.#bytes = new Uint8Array(memory.buffer);
    this.#floats = new Float32Array(memory.buffer);
  }

  /** Undefined when the system grants no address space. The first `reserved` bytes are left alone. */
  static create(reserved: number): Heap | undefined {
    const initial = Math.ceil(reserved / PAGE) + 1;
    for (const maximum of MAXIMA) {
      try {
        return new Heap(
          new WebAssembly.Memory({ initial, maximum, shared: true }),
          maximum,
          reserved,
        );
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
      }
    }
    return undefined;
  }

  /** Views of all of the memory as it is now; a later `allocate` makes new ones. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  get floats(): Float32Array {
    return this.#floats;
  }

  /** The address of `byteLength` zero bytes, or undefined when there is no room. */
  allocate(byteLength: number): number | undefined {
    return resultOf(this.allocateInPieces(byteLength));
  }

  /** The same; what was used before is made zero in pieces of some milliseconds. Left amid them, nothing is taken. */
  *allocateInPieces(byteLength: number): Generator<undefined, number | undefined, void> {
    const length = roundUp(Math.max(1, byteLength), ALIGNMENT);
    const region = this.#takeFree(length) ?? this.#extend(length);
    if (region === undefined) return undefined;
    const { address } = region;
    this.#taken.set(address, length);
    let isClear = false;
    try {
      for (let cleared = 0; cleared < region.byteLength; cleared += CLEARED) {
        if (cleared > 0) yield;
        this.#clear(address + cleared, Math.min(CLEARED, region.byteLength - cleared));
      }
      isClear = true;
    } finally {
      if (!isClear) this.free(address);
    }
    return address;
  }

  free(address: number): void {
    const byteLength = this.#taken.get(address);
    if (byteLength === undefined) throw new Error(`Nothing was allocated at ${address}`);
    this.#taken.delete(address);
    this.#free = merge([...this.#free, { address, byteLength }]);
    const last = this.#free.at(-1);
    if (last !== undefined && last.address + last.byteLength === this.#end) {
      this.#end = last.address;
      this.#free = this.#free.slice(0, -1);
    }
  }

  /** The part of it that has been used before, at its beginning. */
  #takeFree(length: number): Region | undefined {
    const found = this.#free.find((region) => region.byteLength >= length);
    if (found === undefined) return undefined;
    const rest = { address: found.address + length, byteLength: found.byteLength - length };
    this.#free = this.#free.flatMap((region) => {
      if (region !== found) return [region];
      return rest.byteLength > 0 ? [rest] : [];
    });
    return { address: found.address, byteLength: length };
  }

  #clear(address: number, byteLength: number): void {
    // By eight bytes: filling shared memory goes element by element.
    new Float64Array(this.memory.buffer, address, byteLength / 8).fill(0);
  }

  /** As `#takeFree`. */
  #extend(length: number): Region | undefined {
    const address = this.#end;
    const pages = Math.ceil((address + length) / PAGE);
    if (pages > this.#maximumPages) return undefined;
    const missing = pages - this.#bytes.byteLength / PAGE;
    if (missing > 0) {
      try {
        this.memory.grow(missing);
      } catch (error) {
        if (error instanceof RangeError) return undefined;
        throw error;
      }
      this.#bytes = new Uint8Array(this.memory.buffer);
      this.#floats = new Float32Array(this.memory.buffer);
    }
    this.#end = address + length;
    const used = Math.max(0, Math.min(this.#usedUpTo, this.#end) - address);
    this.#usedUpTo = Math.max(this.#usedUpTo, this.#end);
    return { address, byteLength: used };
  }
}

function roundUp(value: number, unit: number): number {
  return Math.ceil(value / unit) * unit;
}

function merge(regions: readonly Region[]): readonly Region[] {
  const merged: Region[] = [];
  for (const region of [...regions].sort((a, b) => a.address - b.address)) {
    const last = merged.at(-1);
    if (last !== undefined && last.address + last.byteLength === region.address) {
      merged[merged.length - 1] = { ...last, byteLength: last.byteLength + region.byteLength };
    } else {
      merged.push(region);
    }
  }
  return merged;
}
