import { describe, expect, it } from 'vitest';
import { searchGroups } from '../../../renderer/ui/search-items';

const groups = [
  { title: 'Core', items: [{ value: 'Dense', label: 'Dense', help: 'Connects every input.' }] },
  {
    title: 'Convolution',
    items: [
      { value: 'DepthwiseConv2D', label: 'DepthwiseConv2D', help: 'One filter a channel.' },
      { value: 'Conv2D', label: 'Conv2D', help: 'Looks for small patterns in images.' },
    ],
  },
];
const found = (search: string): readonly string[] =>
  searchGroups(groups, search).flatMap(({ items }) => items.map(({ label }) => label));

describe('searching a grouped list', () => {
  it('shows all when nothing is typed', () => {
    expect(searchGroups(groups, ' ')).toBe(groups);
  });

  it('puts names that begin so before names that contain it', () => {
    expect(found('conv2')).toEqual(['Conv2D', 'DepthwiseConv2D']);
  });

  it('finds by the name of the group and by words of the help', () => {
    expect(found('core')).toEqual(['Dense']);
    expect(found('pattern')).toEqual(['Conv2D']);
    expect(found('nothing of the kind')).toEqual([]);
  });
});
