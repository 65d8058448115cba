// The tests that take minutes, or programs that npm test does not ask for: npm run test:long.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import base from '../../vitest.config';

export default defineConfig({
  ...base,
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    ...base.test,
    include: ['tests/long/**/*.test.ts'],
    exclude: [],
    testTimeout: 900_000,
    hookTimeout: 300_000,
  },
});
