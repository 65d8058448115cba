// Undo and redo: what is pushed comes back in order, what belongs to a net that is gone does not.
import { expect, test, vi } from 'vitest';
import { type Change, Undo } from '../../web/undo';

const change = (log: string[], about: string, more: Partial<Change> = {}): Change => ({
  about,
  life: 1,
  possible: () => true,
  ...more,
  undo() {
    log.push(`-${about}`);
    const undo = () => {
      log.push(`+${about}`);
      return this;
    };
    return { ...this, undo };
  },
});

test('back in order, and forth again; a new change ends what could be redone', () => {
  const log: string[] = [];
  const undo = new Undo();
  undo.push(change(log, 'a'));
  undo.push(change(log, 'b'));
  undo.undo();
  undo.undo();
  expect(undo.undo()).toBeNull();
  undo.redo();
  expect(log).toEqual(['-b', '-a', '+a']);
  undo.push(change(log, 'c'));
  expect(undo.redo()).toBeNull();
  undo.undo();
  expect(log.at(-1)).toBe('-c');
});

test('a dragged slider is one change, back to where it began', () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(0);
  const log: string[] = [];
  const undo = new Undo();
  for (const about of ['1', '2', '3']) undo.push(change(log, about, { merge: 'noise' }));
  undo.push(change(log, 'x', { merge: 'lr' }));
  undo.undo();
  // Not one with what was changed before the undo.
  undo.push(change(log, '4', { merge: 'noise' }));
  undo.undo();
  undo.undo();
  expect(undo.next()).toBeNull();
  undo.redo();
  expect(log).toEqual(['-x', '-4', '-1', '+1']);
  now.mockRestore();
});

test('numbers of another run cannot be given back', () => {
  const log: string[] = [];
  const undo = new Undo();
  undo.push(change(log, 'setting'));
  undo.push(change(log, 'γ', { life: 7, possible: () => false }));
  expect(undo.leadsTo(7)).toBe(true);
  undo.undo();
  expect(log).toEqual(['-setting']);
  expect([undo.leadsTo(7), undo.leadsTo(1)]).toEqual([false, true]);
});

const MB = 1024 * 1024;

test('snapshots for hundreds of edits do not pile up', () => {
  const undo = new Undo();
  const shared = new Uint8Array(20 * MB);
  for (let n = 0; n < 40; n++) {
    const keeps = [shared, new Uint8Array(3 * MB)];
    undo.push(change([], String(n), { keeps: () => keeps }));
  }
  let kept = 0;
  while (undo.undo()) kept++;
  // What all of them keep counts once: 20 and 4 times 3 MB.
  expect(kept).toBe(4);
});
