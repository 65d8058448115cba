// The same tests in each engine: it starts once for all of a file, between a host of the page and a blog of another origin.
import { afterAll, beforeAll, describe, test } from 'vitest';
import { engines } from './all';
import type { Engine } from './engine';
import { type Sites, sites } from './examples';

export interface There {
  readonly engine: Engine;
  readonly around: Sites;
  /** A test where the engine is installed. */
  readonly on: typeof test;
}

export function inEachEngine(tests: (there: There) => void): void {
  describe.each(engines)('%s', (_name, start) => {
    let engine: Engine;
    let around: Sites;
    beforeAll(async () => {
      around = await sites();
      if (start) engine = await start();
    });
    afterAll(async () => {
      await engine?.close();
      around.close();
    });
    tests({
      get engine() {
        return engine;
      },
      get around() {
        return around;
      },
      on: test.skipIf(!start) as typeof test,
    });
  });
}
