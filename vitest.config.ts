// How Vitest finds the tests; those of the page drive a real Chromium.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { chromium } from './tools/setup.mjs';

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
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/long/**'],
    env: { CHROMIUM: chromium() ?? '' },
    // A page on a busy machine takes its time; a poll ends as soon as what it waits for is there.
    expect: { poll: { timeout: 15_000 } },
    // A browser that shares its machine can miss a moment once; a fault fails every time.
    retry: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
