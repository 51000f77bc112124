import { describe, expect, it } from 'vitest';
import { Heap } from '../../../engine/builtin/memory/heap';

const PAGE = 4096;

function newHeap(): Heap {
  const heap = Heap.create(100);
  if (heap === undefined) throw new Error('No address space');
  return heap;
}

describe('the heap', () => {
  it('hands out zeroed regions that do not overlap, beyond what is reserved', () => {
    const heap = newHeap();
    const [a, b] = [heap.allocate(10)!, heap.allocate(PAGE + 1)!];
    expect([a, b]).toEqual([PAGE, 2 * PAGE]);
    heap.bytes.fill(255, a, b + 2 * PAGE);
    heap.free(a);
    const again = heap.allocate(PAGE)!;
    expect(again).toBe(a);
    expect(heap.bytes.subarray(a, a + PAGE).every((byte) => byte === 0)).toBe(true);
    expect(heap.bytes[b]).toBe(255);
  });

  it('joins neighbours that were given back, in any order', () => {
    const heap = newHeap();
    const regions = [0, 1, 2, 3].map(() => heap.allocate(PAGE)!);
    heap.bytes.fill(255, regions[0], regions[3]! + PAGE);
    for (const region of [2, 0, 1]) heap.free(regions[region]!);
    expect(heap.allocate(3 * PAGE)).toBe(regions[0]);
    heap.free(regions[0]!);
    heap.free(regions[3]!);
    expect(heap.allocate(40 * PAGE)).toBe(regions[0]);
    expect(
      heap.bytes.subarray(regions[0], regions[0]! + 40 * PAGE).every((byte) => byte === 0),
    ).toBe(true);
  });

  it('grows, keeping what is there, and says when there is no more room', () => {
    const heap = newHeap();
    const first = heap.allocate(16)!;
    heap.bytes[first] = 42;
    const large = heap.allocate(50 * 1024 * 1024)!;
    expect(heap.bytes.byteLength).toBeGreaterThanOrEqual(large + 50 * 1024 * 1024);
    expect(heap.bytes[first]).toBe(42);
    expect(heap.allocate(2 ** 33)).toBeUndefined();
    expect(heap.allocate(16)).toBeDefined();
  });

  it('refuses to take back what it has not given', () => {
    expect(() => newHeap().free(PAGE)).toThrow('Nothing was allocated');
  });
});
