// The table of named nasties: more than 300 values that are thrown at everything that takes a value.
import { nastyNumbers } from './nasty-numbers';
import { nastyObjects } from './nasty-objects';
import { nastyTexts } from './nasty-texts';

export { markup } from './nasty-texts';

export const nasties: readonly (readonly [name: string, value: unknown])[] = [
  ...Object.entries(nastyNumbers),
  ...Object.entries(nastyTexts),
  ...Object.entries(nastyObjects),
];
