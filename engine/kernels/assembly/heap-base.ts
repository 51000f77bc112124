/** The first free byte after the module's own data: the engine's memory starts beyond it. */
export function heapBase(): usize {
  return __heap_base;
}
