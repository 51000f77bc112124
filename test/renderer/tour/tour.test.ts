import { describe, expect, it } from 'vitest';
import { createLab } from '../../../renderer/state/lab';
import { TOUR_STEPS } from '../../../renderer/state/tour.svelte';
import { anchorOf, frameAround } from '../../../renderer/tour/anchor';
import { FakeBackend, LIGHT, settle } from '../state/fake-backend';

function open() {
  const fake = new FakeBackend();
  return { fake, lab: createLab(fake.backend, LIGHT) };
}

describe('the tour', () => {
  it('goes from control to control, each where it can be seen, and ends after the last', () => {
    const { lab } = open();
    lab.navigation.screen = 'settings';
    lab.tour.begin();
    for (const { id, pane } of TOUR_STEPS) {
      expect(lab.tour.step?.id).toBe(id);
      expect(lab.navigation).toMatchObject({ screen: 'lab', pane });
      lab.tour.next();
    }
    expect(lab.tour.step).toBeUndefined();
  });

  it('goes back, but not before its beginning', () => {
    const { lab } = open();
    lab.tour.begin();
    lab.tour.next();
    lab.tour.back();
    lab.tour.back();
    expect(lab.tour.at).toBe(0);
  });

  it('remembers once that it was seen, whether skipped or walked to its end', async () => {
    const { fake, lab } = open();
    lab.tour.end();
    expect(fake.commands()).toEqual([]);
    lab.tour.begin();
    lab.tour.end();
    await settle();
    expect(lab.preferences.current.tourSeen).toBe(true);
    lab.tour.begin();
    lab.tour.end();
    expect(fake.commands()).toEqual(['preferences:set']);
  });
});

describe('where the tour points', () => {
  const window = { width: 1000, height: 800 };

  it('frames the control with a margin, within the window', () => {
    const frame = frameAround({ left: 0, top: 100, width: 100, height: 2000 }, window);
    expect(frame).toEqual({ left: 2, top: 94, width: 104, height: 704 });
  });

  it('stands beside what is tall or at the edge, below what is flat', () => {
    expect(anchorOf({ left: 200, top: 0, width: 300, height: 500 }, window).side).toBe('right');
    expect(anchorOf({ left: 10, top: 0, width: 50, height: 50 }, window).side).toBe('right');
    expect(anchorOf({ left: 800, top: 0, width: 150, height: 40 }, window).side).toBe('bottom');
  });

  it('lies over what fills the window, below its head', () => {
    const { box, side } = anchorOf({ left: 60, top: 80, width: 900, height: 700 }, window);
    expect(side).toBe('bottom');
    expect(box.top + box.height).toBeLessThan(400);
  });
});
