// What figures ask of the page, wherever they stand: the names of their events and what each carries.
import type { PointSet } from 'batchnorm-playground';
import type { Edit } from './edit';
import type { Notice } from './hash';
import type { Entered } from './own/enter';
import type { Key, State, Value } from './state';
import type { UnitRef } from './unit';

export interface Asks {
  'unit-hover': (unit: UnitRef | null) => void;
  'unit-choose': (unit: UnitRef | null) => void;
  'look-back': (step: number | null) => void;
  'look-at-set': (set: PointSet) => void;
  edit: (edit: Edit) => void;
  /** A number that a figure's field did not take. */
  refused: (notice: Notice) => void;
  /** A reader's own points, drawn or from a table. */
  'own-points': (points: Entered) => void;
  /** Several settings at once, already checked. */
  'set-states': (asked: { about: string; values: Partial<State> }) => void;
  'set-state': (asked: { key: Key; value: Value }) => void;
}

export function listen(host: EventTarget, asks: Asks): void {
  for (const [type, act] of Object.entries(asks))
    host.addEventListener(type, (event) => act((event as CustomEvent<never>).detail));
}
