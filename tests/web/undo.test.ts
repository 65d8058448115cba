// Undo and redo: what is pushed comes back in order, what belongs to a net that is gone does not.
import { expect, test, vi } from 'vitest';
import { Undo } from '../../web/undo';

const change = (log: string[], about: string, more = {}) => ({
  about,
  ...more,
  undo: () => void log.push(`-${about}`),
  redo: () => void log.push(`+${about}`),
});

test('back in order, and forth again; a new change ends what could be redone', () => {
  const log: string[] = [];
  const undo = new Undo();
  undo.push(change(log, 'a'));
  undo.push(change(log, 'b'));
  undo.undo(1);
  undo.undo(1);
  expect(undo.undo(1)).toBeNull();
  undo.redo(1);
  expect(log).toEqual(['-b', '-a', '+a']);
  undo.push(change(log, 'c'));
  expect(undo.redo(1)).toBeNull();
  undo.undo(1);
  expect(log.at(-1)).toBe('-c');
});

test('a dragged slider is one change: back to where it began, forth to where it ended', () => {
  vi.spyOn(performance, 'now').mockReturnValue(0);
  const log: string[] = [];
  const undo = new Undo();
  for (const about of ['1', '2', '3']) undo.push(change(log, about, { merge: 'noise' }));
  undo.push(change(log, 'x', { merge: 'lr' }));
  undo.undo(1);
  undo.undo(1);
  expect(undo.next(1)).toBeNull();
  undo.redo(1);
  expect(log).toEqual(['-x', '-1', '+3']);
  vi.restoreAllMocks();
});

test('numbers of another run cannot be given back', () => {
  const log: string[] = [];
  const undo = new Undo();
  undo.push(change(log, 'setting'));
  undo.push(change(log, 'γ', { run: 1 }));
  undo.undo(2);
  expect(log).toEqual(['-setting']);
});
