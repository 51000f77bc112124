/** Where the threads of a step wait for each other. */

/**
 * Control words (i32): arrivals at +0 (counts up for ever), sleepers at +64, failure at +128. Returns 0 once `target` arrivals are reached, 1 when a
 * thread reported a failure or nothing happened for a minute.
 */
export function barrier(control: usize, target: i32, spins: i32): i32 {
  const arrived = atomic.add<i32>(control, 1) + 1;
  if (arrived - target >= 0) {
    if (atomic.load<i32>(control, 64) !== 0) atomic.notify(control, -1);
    return 0;
  }
  for (let i: i32 = 0; i < spins; i++) {
    if (atomic.load<i32>(control) - target >= 0) return 0;
  }
  atomic.add<i32>(control, 1, 64);
  let failed: i32 = 0;
  for (let waits = 0; ; ) {
    const seen = atomic.load<i32>(control);
    if (seen - target >= 0) break;
    failed = atomic.load<i32>(control, 128);
    if (failed !== 0) break;
    if (atomic.wait<i32>(control, seen, 1_000_000_000) === 2 && ++waits > 60) {
      failed = 1;
      break;
    }
  }
  atomic.sub<i32>(control, 1, 64);
  return failed;
}

/** The first free byte after the module's own data: the engine's memory starts beyond it. */
export function heapBase(): usize {
  return __heap_base;
}
