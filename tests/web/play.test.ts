// The button that plays: what it is called, also when the run has diverged and the lanes beside it have ended.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { playOf } from '../../web/controls/play';
import { Onward } from '../../web/onward';

beforeEach(() => {
  vi.stubGlobal('document', { visibilityState: 'visible' });
  vi.stubGlobal('requestAnimationFrame', (then: (now: number) => void) =>
    setTimeout(() => then(performance.now()), 1),
  );
});
afterEach(() => vi.unstubAllGlobals());

test('it names what it does', () => {
  expect(playOf('playing', null)).toEqual({ playing: true, still: false, name: 'Pause' });
  expect(playOf('paused', null)).toEqual({ playing: false, still: false, name: 'Play' });
  expect(playOf('diverged', 'playing').name).toBe('Pause the lanes');
  expect(playOf('diverged', 'paused').name).toBe('Play the lanes');
});

test('a run that has diverged leaves nothing to pause, and a way on is named', () => {
  for (const phase of ['diverged', 'failed'] as const) {
    const { playing, still, name } = playOf(phase, null);
    expect([playing, still]).toEqual([false, true]);
    expect(name).toMatch(/^Nothing to play: .*reset, or undo/);
  }
});

test('lanes that all have diverged, too, end, and the page is told', async () => {
  const over = vi.fn();
  const onward = new Onward({
    speed: () => 'fast',
    follow: async () => false,
    out: () => true,
    over,
  });
  onward.begin(2, true);
  expect(onward.phase).toBe('playing');
  await expect.poll(() => over.mock.calls.length).toBe(1);
  expect(onward.phase).toBeNull();
});
