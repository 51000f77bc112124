/** Which engine really computes, on what, and why it was chosen. Shown in the app and recorded with every run. */
import * as v from 'valibot';

export const engineInfoSchema = v.strictObject({
  id: v.picklist(['builtin', 'reference', 'tensorflow']),
  version: v.string(),
  /** What computes, in words: "CPU, WebAssembly SIMD (fused multiply-add)". */
  device: v.string(),
  threads: v.number(),
  precision: v.picklist(['fast', 'reproducible']),
  /** One sentence: why this engine and not another. */
  reason: v.string(),
});

export type EngineInfo = Readonly<v.InferOutput<typeof engineInfoSchema>>;
export type EngineId = EngineInfo['id'];
