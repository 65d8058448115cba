// What a reader's own table calls its classes, and the list of them in a link: parted by points, in the classes' order.
import { mostClasses } from '../figures/class-look';
import type { State } from '../state';

/** In characters. */
const LONGEST = 40;
export const NAME_BOUND = `1 to ${LONGEST} characters on one line`;
export const NAMES_BOUND = `a list of up to ${mostClasses} different names, each of ${NAME_BOUND}, with points between`;

export const isName = (text: string): boolean =>
  text !== '' &&
  text === text.trim() &&
  [...text].length <= LONGEST &&
  !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text);

/** An empty text where the classes have no names but their numbers. */
export const writeNames = (names: readonly string[]): string =>
  names.every((name, label) => name === String(label))
    ? ''
    : names
        .map((name) => name.replace(/[%.]/g, (mark) => (mark === '.' ? '%2E' : '%25')))
        .join('.');

/** null: a text that is no such list. */
export function readNames(text: string): readonly string[] | null {
  if (text === '') return [];
  try {
    const names = text.split('.').map(decodeURIComponent);
    const different = new Set(names).size === names.length;
    return different && names.length <= mostClasses && names.every(isName) ? names : null;
  } catch {
    return null;
  }
}

/** Of the points that the network learns from; none where they are a toy set. */
export const namesOf = (state: State | null): readonly string[] =>
  state?.data === 'custom' ? (readNames(String(state.labels)) ?? []) : [];

/** A word stands for itself, a number does not. */
export function className(names: readonly string[], label: number): string {
  const name = names[label] ?? String(label);
  return Number.isNaN(Number(name)) ? name : `class ${name}`;
}
