/** Which of the two builds of the kernels this runtime can take. */

export type KernelBuild = 'plain' | 'relaxed';

/** (module (func (result v128) f32x4.relaxed_madd of three zero vectors)), the smallest module that needs relaxed SIMD. */
function relaxedProbe(): Uint8Array<ArrayBuffer> {
  const zero = [0xfd, 0x0c, ...Array<number>(16).fill(0)];
  const body = [0, ...zero, ...zero, ...zero, 0xfd, 0x85, 0x02, 0x0b];
  const header = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  const types = [1, 5, 1, 0x60, 0, 1, 0x7b];
  const functions = [3, 2, 1, 0];
  const code = [10, body.length + 2, 1, body.length, ...body];
  return new Uint8Array([...header, ...types, ...functions, ...code]);
}

export function hasRelaxedSimd(): boolean {
  return WebAssembly.validate(relaxedProbe());
}
