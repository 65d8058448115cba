// The one table of settings: it drives the form, the URL's hash, what is checked and what the module is given.
import { dataSettings } from './settings/data';
import { networkSettings } from './settings/network';
import { normSettings } from './settings/norm';
import { optimizerSettings } from './settings/optimizer';
import type { Setting, Value } from './settings/setting';
import { trainingSettings } from './settings/training';
import { viewSettings } from './settings/view';

export type { Value } from './settings/setting';

const table = [
  ...dataSettings,
  ...networkSettings,
  ...normSettings,
  ...optimizerSettings,
  ...trainingSettings,
  ...viewSettings,
] as const;

export type Key = (typeof table)[number]['key'];
export type State = Readonly<Record<Key, Value>>;
export interface Row extends Setting {
  readonly key: Key;
}

export const rows: readonly Row[] = table;

const byKey = new Map(rows.map((row) => [row.key, row]));
export const rowOf = (key: Key): Row => byKey.get(key)!;
export const isKey = (text: string): text is Key => byKey.has(text as Key);
