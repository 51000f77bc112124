import { expect, it } from 'vitest';
import { Notices } from '../../../renderer/state/notices.svelte';
import { saidAnew } from '../../../renderer/ui/said-anew';

it('changes with every announcement, also of the same sentence', () => {
  const notices = new Notices();
  const heard = ['Undone', 'Undone', 'Undone', 'Removed'].map((sentence) => {
    notices.announce(sentence);
    return notices.announcement;
  });
  expect(heard.map((sentence) => sentence.trim())).toEqual([
    'Undone',
    'Undone',
    'Undone',
    'Removed',
  ]);
  heard.slice(1).forEach((sentence, at) => expect(sentence).not.toBe(heard[at]));
});

it('leaves silence silent', () => {
  expect(saidAnew('', '')).toBe('');
});
