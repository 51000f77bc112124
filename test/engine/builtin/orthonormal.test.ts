import { describe, expect, it } from 'vitest';
import { orthonormalizeBy } from '../../../engine/builtin/orthonormal';
import { Heap } from '../../../engine/builtin/memory/heap';
import { instantiateKernels } from '../../../engine/builtin/threads/crew-member';
import type { Kernels } from '../../../engine/kernels/generated/kernels';
import { initialWeights, initialWeightsInPieces } from '../../../engine/initial-weights';
import { orthonormalizeInPieces } from '../../../engine/orthogonal';
import { resultOf } from '../../../engine/pieces';
import { kernelBytes } from '../../support/builtin-engine';

const initializer = { kind: 'orthogonal', gain: 1 } as const;

describe.each(['plain', 'relaxed'] as const)('with the %s kernels', (build) => {
  const heap = Heap.create(65_536)!;
  const kernels = instantiateKernels(new WebAssembly.Module(kernelBytes[build]), heap.memory);
  const orthonormalize = orthonormalizeBy(kernels as unknown as Kernels, heap);

  it.each([
    [300, 300],
    [130, 1030],
    [1030, 130],
    [515, 128],
    [514, 129],
    [515, 131],
    [7, 9],
  ])('orthogonal weights of %i × %i have the bits that the loops give', (rows, columns) => {
    const spec = { shape: [rows, columns], initializer };
    const made = resultOf(initialWeightsInPieces(spec, 3, 1, 0, orthonormalize));
    expect(made).toEqual(initialWeights(spec, 3, 1, 0));
  });

  it('takes vectors again that nearly were those before', () => {
    const columns = () => {
      const all = Array.from({ length: 200 }, (_, v) =>
        Float64Array.from({ length: 400 }, (_, i) => Math.sin(i * (v + 1)) + (i === v ? 1 : 0)),
      );
      all[150] = all[3]!.map((x, i) => x + 1e-9 * Math.cos(i * i));
      return all;
    };
    const [byKernel, byLoops] = [columns(), columns()];
    resultOf(orthonormalize(byKernel));
    resultOf(orthonormalizeInPieces(byLoops));
    expect(byKernel).toEqual(byLoops);
  });

  it('leaves no memory taken, left amid them or not', () => {
    const address = () => {
      const taken = heap.allocate(1000)!;
      heap.free(taken);
      return taken;
    };
    const before = address();
    const work = orthonormalize(Array.from({ length: 300 }, () => new Float64Array(300).fill(1)));
    for (let piece = 0; piece < 20; piece++) work.next();
    work.return();
    expect(address()).toBe(before);
  });
});
