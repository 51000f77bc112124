import { describe, expect, it } from 'vitest';
import { newLayer } from '../../contract/layers/registry';
import { summarizeNetwork } from '../../contract/network';

const reshape = (targetShape: readonly number[]) =>
  summarizeNetwork([28, 28], [newLayer('Reshape', { targetShape })]);

describe('Reshape', () => {
  it.each([
    [[-1], [784]],
    [
      [784, 1],
      [784, 1],
    ],
    [
      [28, -1, 1],
      [28, 28, 1],
    ],
    [
      [2, 2, 14, -1],
      [2, 2, 14, 14],
    ],
  ])('takes %j for %j', (targetShape, output) => {
    expect(reshape(targetShape)).toMatchObject({ ok: true, output, parameterCount: 0 });
  });

  it.each([[[783]], [[-1, -1]], [[0, -1]], [[784, 0]], [[5, -1]], [[-1, 785]]])(
    'refuses %j and says what would fit',
    (targetShape) => {
      const summary = reshape(targetShape);
      expect(summary).toMatchObject({ ok: false, at: 0 });
      expect(summary.ok ? '' : summary.problem).toContain('784');
    },
  );
});

describe('SpatialDropout2D', () => {
  it('wants an image with channels', () => {
    const summary = summarizeNetwork([28, 28], [newLayer('SpatialDropout2D')]);
    expect(summary.ok ? '' : summary.problem).toContain('Reshape');
  });
});
