import { afterEach, describe, expect, it } from 'vitest';
import { success } from '../../../contract/errors';
import { speak } from '../../../contract/text/languages';
import { locale, setLanguage, t } from '../../../contract/text/text';
import { followLanguage } from '../../../renderer/state/window-language.svelte';
import { formatBytes } from '../../../renderer/settings/format-bytes';
import { formatCount, formatLoss, formatPlain } from '../../../renderer/ui/format-number';
import { FakeBackend } from './fake-backend';

afterEach(() => setLanguage(speak('en')));

describe('the language of the window', () => {
  it('is main’s from the start, and follows it', async () => {
    const root = document.createElement('html');
    const fake = new FakeBackend({ 'app:locale': () => success('de-AT') });
    await followLanguage(fake.backend, root);
    expect([root.lang, root.dir, locale()]).toEqual(['de', 'ltr', 'de-AT']);
    expect(t('run.train')).toBe('Trainieren');

    fake.send('app:localeChanged', 'en-XB');
    expect([root.lang, root.dir]).toEqual(['en', 'rtl']);
    expect(t('run.train')).toBe('[Ţŕâîñ ~]');

    fake.send('app:localeChanged', 'de');
    expect([formatCount(101770), formatLoss(0.0896), formatPlain(0.001)]).toEqual([
      '101.770',
      '0,0896',
      '0,001',
    ]);
    expect(formatBytes(3.14e9)).toBe('3,1\u00a0GB');
  });
});
