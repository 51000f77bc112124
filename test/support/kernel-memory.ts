/** Both builds of the kernels on a small memory, with room handed out for arrays: for tests of single kernels. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import v8 from 'node:v8';
import type { Kernels } from '../../engine/kernels/generated/kernels';
import { uniform } from '../../engine/random';

v8.setFlagsFromString('--experimental-wasm-relaxed-simd');

const PAGES = 64;
const FIRST_FREE = 65_536;

export class KernelMemory {
  readonly kernels: Kernels;
  readonly #memory = new WebAssembly.Memory({ initial: PAGES, maximum: PAGES, shared: true });
  #next = FIRST_FREE;

  constructor(build: 'plain' | 'relaxed') {
    const path = fileURLToPath(
      new URL(`../../dist/kernels/kernels-${build}.wasm`, import.meta.url),
    );
    const module = new WebAssembly.Module(new Uint8Array(readFileSync(path)));
    const abort = () => {
      throw new Error('A kernel aborted');
    };
    const instance = new WebAssembly.Instance(module, { env: { memory: this.#memory, abort } });
    this.kernels = instance.exports as unknown as Kernels;
  }

  floats(values: ArrayLike<number>): Float32Array {
    const view = new Float32Array(
      this.#memory.buffer,
      this.#take(values.length * 4),
      values.length,
    );
    view.set(values);
    return view;
  }

  doubles(count: number): Float64Array {
    return new Float64Array(this.#memory.buffer, this.#take(count * 8), count);
  }

  words(values: ArrayLike<number>): Uint32Array {
    const view = new Uint32Array(this.#memory.buffer, this.#take(values.length * 4), values.length);
    view.set(values);
    return view;
  }

  bytes(values: ArrayLike<number>): Uint8Array {
    const view = new Uint8Array(this.#memory.buffer, this.#take(values.length), values.length);
    view.set(values);
    return view;
  }

  /** A matrix of rows padded to 16 floats, as the engine lays them out; the padding holds `padding`. */
  matrix(rows: number, width: number, value: (row: number, column: number) => number, padding = 0) {
    const stride = Math.ceil(width / 16) * 16;
    const data = this.floats(new Float32Array(rows * stride).fill(padding));
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < width; column++) {
        data[row * stride + column] = value(row, column);
      }
    }
    return new Matrix(data, rows, width, stride);
  }

  #take(byteLength: number): number {
    const address = this.#next;
    // Vectors may be read up to 15 bytes beyond the end.
    this.#next += Math.ceil((byteLength + 16) / 64) * 64;
    return address;
  }
}

export class Matrix {
  constructor(
    readonly data: Float32Array,
    readonly rows: number,
    readonly width: number,
    private readonly rowFloats: number,
  ) {}

  get address(): number {
    return this.data.byteOffset;
  }

  /** Bytes from row to row. */
  get stride(): number {
    return this.rowFloats * 4;
  }

  at(row: number, column: number): number {
    return this.data[row * this.rowFloats + column]!;
  }

  /** All elements without the padding. */
  values(): number[] {
    return Array.from({ length: this.rows * this.width }, (_, i) =>
      this.at(Math.floor(i / this.width), i % this.width),
    );
  }
}

/** Numbers in [-1, 1), the same each time; `series` tells series apart. */
export function noise(series: number): (index: number) => number {
  const stream = { seed: 99, purpose: 'noise', layer: series, step: 0 } as const;
  return (index) => Math.fround(2 * uniform(stream, index) - 1);
}
