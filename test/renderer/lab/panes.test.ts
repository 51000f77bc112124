import { describe, expect, it } from 'vitest';
import { layoutFor } from '../../../renderer/lab/layout';
import { isShown, shownTab, tabsOf } from '../../../renderer/lab/panes';
import { PANES } from '../../../contract/panels';

describe('the parts of the lab', () => {
  it('stand side by side in three columns, in two from 1000 px down, one by one at 800', () => {
    expect([2560, 1280, 1000, 801, 800, 640].map(layoutFor)).toEqual([
      'three',
      'three',
      'two',
      'two',
      'one',
      'one',
    ]);
  });

  it('are all shown, without tabs, where three columns fit', () => {
    expect(tabsOf('three')).toEqual([]);
    expect(PANES.every((pane) => isShown('three', 'sketch', pane))).toBe(true);
  });

  it('keep the training in sight in two columns', () => {
    expect(PANES.filter((pane) => isShown('two', 'sketch', pane))).toEqual(['training', 'sketch']);
    expect(shownTab('two', 'training')).toBe('experiment');
  });

  it('are shown one at a time where only one fits', () => {
    expect(PANES.filter((pane) => isShown('one', 'training', pane))).toEqual(['training']);
  });
});
