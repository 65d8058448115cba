// The tests that take minutes, or programs that npm test does not ask for: npm run test:long.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import base from '../../vitest.config';

const { projects: _, ...test } = base.test!;

export default defineConfig({
  ...base,
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    ...test,
    retry: 2,
    // The properties in full: 100,000 generated cases (tests/promises/generated.ts).
    include: ['tests/long/**/*.test.ts', 'tests/promises/**/*.test.ts'],
    exclude: [],
    env: { ...test.env, GENERATED_SHARE: '1' },
    globalSetup: fileURLToPath(new URL('setup.ts', import.meta.url)),
    testTimeout: 900_000,
    hookTimeout: 300_000,
  },
});
