// Set-up: what is recent enough, what is installed, and what to type when it cannot help itself.
import { expect, test } from 'vitest';
import { advice } from '../../tools/advice.mjs';
import { installed, recentEnough } from '../../tools/setup.mjs';

test('Emscripten 3.1.6 is the floor', () => {
  for (const yes of ['3.1.6', '3.1.10', '3.2.0', '4.0.0', '10.0.0'])
    expect(recentEnough(yes)).toBe(true);
  for (const no of ['3.1.5', '3.0.9', '2.9.9', '0.0.0', 'x']) expect(recentEnough(no)).toBe(false);
});

test('npm packages are installed when each is there in its version', () => {
  const lock = {
    packages: { '': {}, a: { version: '1.0.0' }, b: { version: '2.0.0', optional: true } },
  };
  const b = { version: '2.0.0' };
  expect(installed(lock, { packages: { a: { version: '1.0.0' }, b } })).toBe(true);
  expect(installed(lock, { packages: { a: { version: '1.0.0' } } })).toBe(true);
  expect(installed(lock, { packages: { a: { version: '1.0.1' }, b } })).toBe(false);
  expect(installed(lock, { packages: { b } })).toBe(false);
});

test('where nothing can be installed, the lines to type are exact', () => {
  const emscripten = { what: 'Emscripten', apt: ['emscripten', 'binaryen'], brew: 'emscripten' };
  const cmake = { what: 'CMake', apt: ['cmake'], brew: 'cmake' };
  const both = advice([emscripten, cmake], false);
  expect(both).toContain(
    'sudo apt-get update && sudo apt-get install -y --no-install-recommends emscripten binaryen cmake',
  );
  expect(both).toContain('brew install emscripten cmake');
  expect(both).toContain('./emsdk install latest');
  expect(advice([cmake], false)).not.toContain('emsdk');
  expect(advice([emscripten], true)).not.toContain('sudo apt-get');
});
