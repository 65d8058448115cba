// Each mistake of the list can be made: its line is in the core, once.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mutants } from './list.mjs';

test('every line that a mutant changes is there, once', () => {
  const off = mutants
    .map(([file, from]) => {
      const text = readFileSync(new URL(`../../src/${file}`, import.meta.url), 'utf8');
      return [file, from, text.split(from!).length - 1];
    })
    .filter(([, , times]) => times !== 1);
  expect(off).toEqual([]);
});
