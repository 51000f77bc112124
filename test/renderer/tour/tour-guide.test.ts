import { cleanup, render } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { createLab } from '../../../renderer/state/lab';
import TourGuide from '../../../renderer/tour/TourGuide.svelte';
import { prepareDom } from '../shell/prepare-dom';
import { FakeBackend, LIGHT } from '../state/fake-backend';
import WithLab from '../state/WithLab.svelte';

beforeAll(prepareDom);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('watches nothing any more after a tour that ended at once', async () => {
  const watching = new Set<object>();
  class Watch {
    observe(): void {
      watching.add(this);
    }
    unobserve(): void {}
    disconnect(): void {
      watching.delete(this);
    }
  }
  vi.stubGlobal('ResizeObserver', Watch);
  const lab = createLab(new FakeBackend().backend, LIGHT);
  render(WithLab, { props: { lab, of: TourGuide } });
  flushSync(() => lab.tour.begin());
  flushSync(() => lab.tour.end());
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(watching.size).toBe(0);
});
