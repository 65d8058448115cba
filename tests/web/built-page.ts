// The built page in a browser, for all tests of a file: there before the first, gone after the last.
import { afterAll, beforeAll } from 'vitest';
import { type Site, site } from './browser';

export function builtPage(): Site {
  let own: Site;
  beforeAll(async () => {
    own = await site();
  });
  afterAll(() => own?.close());
  return {
    get url() {
      return own.url;
    },
    open: (...asked) => own.open(...asked),
    close: () => own.close(),
  };
}
