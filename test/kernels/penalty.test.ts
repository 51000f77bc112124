import { describe, expect, it } from 'vitest';
import { KernelMemory } from '../support/kernel-memory';

describe.each(['plain', 'relaxed'] as const)('penaltyValue, %s build', (build) => {
  it('counts the columns of a weight and nothing that stands beyond them', () => {
    const memory = new KernelMemory(build);
    const garbage = 1e30;
    const panel = [1, -2, 3, -4, 5, garbage, garbage, garbage];
    const w = memory.floats([...panel, ...panel]);
    const sum = memory.doubles(1);
    memory.kernels.penaltyValue(sum.byteOffset, w.byteOffset, 2, 8, 5, 0.5, 0.1, 1);
    expect(sum[0]).toBeCloseTo(2 * (0.5 * 15 + 0.1 * 55), 12);
    memory.kernels.penaltyValue(sum.byteOffset, w.byteOffset, 2, 8, 8, 0, 0, 0);
    expect(sum[0]).toBeCloseTo(2 * (0.5 * 15 + 0.1 * 55), 12);
  });
});
