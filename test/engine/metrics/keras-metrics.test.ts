import { describe, expect, it } from 'vitest';
import type { MetricKind, MetricValues } from '../../../contract/metrics/registry';
import type { SampleTargets } from '../../../engine/engine';
import { MetricSet } from '../../../engine/metrics/metric-set';
import { readParity } from '../../support/keras-parity';

/** scripts/keras/metrics_parity.py */
interface MetricCase {
  readonly outputs: readonly number[];
  readonly labels?: readonly number[];
  readonly classes?: number;
  readonly targets?: readonly number[];
  readonly width?: number;
  readonly values: MetricValues;
}

const { cases } = readParity('metrics') as { readonly cases: Readonly<Record<string, MetricCase>> };

function targetsOf({ labels, classes = 0, targets = [], width = 1 }: MetricCase): SampleTargets {
  if (labels !== undefined) {
    return { kind: 'classes', labels: Uint8Array.from(labels), classCount: classes };
  }
  return { kind: 'values', values: Float32Array.from(targets), shape: [width] };
}

describe('the metrics are Keras’s', () => {
  it.each(Object.entries(cases))('%s', (_name, metricCase) => {
    const kinds = Object.keys(metricCase.values) as MetricKind[];
    const set = new MetricSet(kinds, targetsOf(metricCase));
    const outputs = Float32Array.from(metricCase.outputs);
    const width = metricCase.classes ?? metricCase.width ?? 1;
    const count = outputs.length / width;
    const indices = Uint32Array.from({ length: count }, (_, index) => index);
    for (let start = 0; start < count; start += 8) {
      const end = Math.min(count, start + 8);
      set.add(outputs.subarray(start * width), indices, start, end - start);
    }
    const values = set.values();
    for (const kind of kinds) {
      expect(values[kind], kind).toBeCloseTo(metricCase.values[kind] ?? NaN, 9);
    }
  });
});
