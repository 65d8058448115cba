// A lesson: a link in which a teacher has hidden or locked controls. The names stand in hide= and lock=.
import { panels } from './panels';
import { type Key, type Row, rows, type State } from './state';

const GROUPS = ['data', 'norm', 'training'] as const;
/** `all-data` is the whole group, `panel-loss` a figure, any other name one setting. */
const groupName = (group: string) => `all-${group}`;
const panelName = (id: string) => `panel-${id}`;

export const barable = (row: Row): boolean => row.group !== 'view';

const names = (): ReadonlySet<string> =>
  new Set([
    ...rows.filter(barable).map(({ key }) => key),
    ...GROUPS.map(groupName),
    ...panels.map(({ id }) => panelName(id)),
    'presets',
  ]);

export const FIXED = 'is fixed in this lesson.';
export const LESSON_BOUND =
  'names of settings, of groups (all-data, all-norm, all-training), figures (panel-loss, …) or presets, with points between';

export const parseNames = (text: string): readonly string[] | null => {
  const list = text === '' ? [] : text.split('.');
  const known = names();
  return list.every((name) => known.has(name)) ? list : null;
};

const listed = (text: unknown) => parseNames(String(text)) ?? [];
const among = (text: unknown, { key, group }: Pick<Row, 'key' | 'group'>) => {
  const list = listed(text);
  return list.includes(key) || list.includes(groupName(group));
};

export const isHidden = (state: State, row: Row): boolean => among(state.hide, row);
export const isLocked = (state: State, row: Row): boolean => among(state.lock, row);
export const hidesPanel = (state: State, id: string): boolean =>
  listed(state.hide).includes(panelName(id));
export const hidesPresets = (state: State): boolean => listed(state.hide).includes('presets');

/** Whether a reader of this lesson may change a setting, wherever on the page. */
export const isBarred = (state: State, row: Row): boolean =>
  isHidden(state, row) || isLocked(state, row);

export type Choice = 'free' | 'locked' | 'hidden';

export const choiceOf = (state: State, name: string): Choice =>
  listed(state.hide).includes(name)
    ? 'hidden'
    : listed(state.lock).includes(name)
      ? 'locked'
      : 'free';

/** The state with a name hidden, locked or free. */
export function withChoice(state: State, name: string, choice: Choice): State {
  const without = (text: unknown) => listed(text).filter((n) => n !== name);
  const put = (key: Extract<Key, 'hide' | 'lock'>, want: Choice) =>
    [...without(state[key]), ...(choice === want ? [name] : [])].join('.');
  return { ...state, hide: put('hide', 'hidden'), lock: put('lock', 'locked') };
}

/** What a teacher may hide or lock, with its name in words. */
export const teachable = (): readonly (readonly [
  name: string,
  words: string,
  lockable: boolean,
])[] => [
  ['presets', 'Presets', false],
  ['all-data', 'All of Data', true],
  ['all-norm', 'All of Normalisation', true],
  ['all-training', 'All of Training', true],
  ...rows.filter(barable).map(({ key, label }) => [key, label, true] as const),
  ...panels.map(({ id, title }) => [panelName(id), `Figure: ${title}`, false] as const),
];
