// How Vitest finds the tests; those of the page drive a real Chromium.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { chromium } from './tools/setup.mjs';

/** Where a browser takes part; it shares its machine, and can miss a moment once. A fault fails every time. */
const withBrowser = ['web', 'promises', 'engines', 'package'].map(
  (it) => `tests/${it}/**/*.test.ts`,
);

const own = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^batchnorm-playground$/, replacement: own('bindings/index.ts') },
      {
        find: /^batchnorm-playground\/experiments$/,
        replacement: own('bindings/experiments/index.ts'),
      },
    ],
  },
  test: {
    env: { CHROMIUM: chromium() ?? '' },
    // A page on a busy machine takes its time; a poll ends as soon as what it waits for is there.
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'browser', include: withBrowser, retry: 2 } },
      {
        extends: true,
        test: {
          name: 'module',
          include: ['tests/**/*.test.ts'],
          exclude: [...withBrowser, 'tests/long/**'],
        },
      },
    ],
  },
});
