// Trusted Types: no text of the page becomes script or markup but by two named policies, and it trains in its worker all the same.
import type { Frame, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { fileUrl, steps } from '../web/browser';
import { builtPage } from '../web/built-page';
import { embedded } from '../web/parent-site';

const it = builtPage();

/** What each sink says to a text, and who may make a policy. */
const sinks = (where: Page | Frame) =>
  where.evaluate(() => {
    const said = (what: () => unknown) => {
      try {
        what();
        return 'taken';
      } catch (error) {
        return (error as Error).name;
      }
    };
    const policy = (name: string) => () =>
      (
        window as unknown as { trustedTypes: { createPolicy(n: string, r: object): void } }
      ).trustedTypes.createPolicy(name, {});
    return {
      innerHTML: said(() => (document.createElement('p').innerHTML = '<b>x</b>')),
      insertAdjacentHTML: said(() => document.body.insertAdjacentHTML('beforeend', '<b>x</b>')),
      'a script': said(() => (document.createElement('script').text = 'bad()')),
      srcdoc: said(() => (document.createElement('iframe').srcdoc = '<b>x</b>')),
      'a worker': said(() => new Worker(URL.createObjectURL(new Blob(['0'])))),
      'a policy of any name': said(policy('mine')),
      "the module's policy again": said(policy('batchnorm-playground')),
      "Lit's policy again": said(policy('lit-html')),
    };
  });
const refused = {
  innerHTML: 'TypeError',
  insertAdjacentHTML: 'TypeError',
  'a script': 'TypeError',
  srcdoc: 'TypeError',
  'a worker': 'TypeError',
  'a policy of any name': 'TypeError',
  "the module's policy again": 'TypeError',
  "Lit's policy again": 'TypeError',
};

/** Of several workers that of the run; the pictures of the data sets have had theirs. */
const inWorker = (page: Page) => expect.poll(() => page.workers().length).toBeGreaterThan(0);

// Seen to fail without require-trusted-types-for in web/index.html (every sink takes its text), and with
// new Worker(url) in remote.ts (no worker: the run stays on the page's thread).
test.each(['from a server', 'from a file'])('%s', async (from) => {
  const { page, errors } = await it.open(from === 'from a file' ? fileUrl : `${it.url}/`);
  await steps(page, 20);
  await inWorker(page);
  expect(errors).toEqual([]);
  expect(await sinks(page)).toEqual(refused);
});

test('in a sandboxed frame of a site', async () => {
  const { page, frame, errors } = await embedded(it, 'panels=loss&autoplay=visible');
  await steps(frame, 20);
  await inWorker(page);
  expect(errors).toEqual([]);
  expect(await sinks(frame)).toEqual(refused);
});

test('every sheet of the page opens under it', async () => {
  const { page, errors } = await it.open();
  await steps(page, 20);
  for (const name of ['Share', 'Embed']) {
    await page.getByRole('button', { name, exact: true }).first().click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
  }
  expect(errors).toEqual([]);
});
