// How Vitest finds the tests; those of the page drive a real Chromium.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { chromium } from './tools/setup.mjs';

export default defineConfig({
  resolve: {
    alias: { 'batchnorm-playground': fileURLToPath(new URL('bindings/index.ts', import.meta.url)) },
  },
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/long/**'],
    env: { CHROMIUM: chromium() ?? '' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
