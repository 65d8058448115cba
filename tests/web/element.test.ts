// <batchnorm-playground> in a plain page: attributes, properties, events, caption; and beside it the helper for frames.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Frame, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type {} from '../../bindings/element';
import type { Embed } from '../../bindings/embed';
import { rows } from '../../web/state';
import { type App, folder, steps } from './browser';
import { builtPage } from './built-page';

declare global {
  interface Window {
    Embed: typeof Embed;
  }
}

const it = builtPage();

async function plain(body: string, headers: Record<string, string> = {}) {
  const html = `<!doctype html><title>Plain</title>${body}`;
  return it.open(`${it.url}/plain`, {}, (page) =>
    page.route('**/plain', (route) =>
      route.fulfill({ contentType: 'text/html', body: html, headers }),
    ),
  );
}
const script = '<script type="module" src="./element.js"></script>';

async function inside(page: Page): Promise<Frame> {
  const frame = await (await page.waitForSelector('batchnorm-playground iframe')).contentFrame();
  await frame!.waitForFunction(() => document.querySelector<App>('bnp-app')?.snapshot);
  return frame!;
}
const state = (frame: Frame) =>
  frame.evaluate(() => ({ ...document.querySelector<App>('bnp-app')!.state }));

describe('the element', () => {
  test('shows the page beside its script, in a sandbox, with its caption', async () => {
    const { page, errors } = await plain(
      `${script}<batchnorm-playground panels="loss" lr="0.25" norm="none" heading="Without batch norm"><p slot="caption">A caption</p></batchnorm-playground>`,
    );
    const frame = await inside(page);
    await expect.poll(() => state(frame)).toMatchObject({ lr: 0.25, norm: 'none' });
    await expect.poll(() => page.getByText('A caption').isVisible()).toBe(true);
    await expect
      .poll(() => page.locator('iframe').getAttribute('title'))
      .toBe('Without batch norm');
    await frame.getByRole('heading', { name: 'Without batch norm' }).waitFor();
    await expect.poll(() => frame.evaluate(() => window.origin)).toBe('null');
    await steps(frame, 20);
    const heights = await page.waitForFunction(() => {
      const host = document.querySelector('batchnorm-playground')!;
      return host.shadowRoot!.querySelector('iframe')!.style.height;
    });
    expect(await heights.jsonValue()).toMatch(/^\d+px$/);
    expect(errors).toEqual([]);
  });

  test('has a property for each setting: set by one, read back as the embed has it', async () => {
    const { page } = await plain(
      `${script}<batchnorm-playground panels="loss" autoplay="off"></batchnorm-playground>`,
    );
    const frame = await inside(page);
    const keys = rows.map(({ key }) => key);
    const known = await page.evaluate(
      (all) => all.filter((key) => key in document.querySelector('batchnorm-playground')!),
      keys,
    );
    expect(known).toEqual(keys);
    await page.evaluate(async () => {
      const element = document.querySelector('batchnorm-playground')!;
      await element.embed.ready;
      element.lr = 0.5;
      element.setAttribute('norm', 'none');
    });
    await frame.waitForFunction(
      () => document.querySelector<App>('bnp-app')!.state.norm === 'none',
    );
    await expect.poll(() => state(frame)).toMatchObject({ lr: 0.5, norm: 'none' });
    await page.waitForFunction(
      () => document.querySelector('batchnorm-playground')!.norm === 'none',
    );
    await page.evaluate(() =>
      document.querySelector('batchnorm-playground')!.removeAttribute('lr'),
    );
    await frame.waitForFunction(() => document.querySelector<App>('bnp-app')!.state.lr !== 0.5);
    await expect
      .poll(() => page.evaluate(() => document.querySelector('batchnorm-playground')!.seed))
      .toBe(rows.some(({ key }) => key === 'seed') ? (await state(frame)).seed : undefined);
  });

  test('no setting has the name of something that every element has', async () => {
    const { page } = await plain('');
    const taken = await page.evaluate(
      (keys) => keys.filter((key) => key in HTMLElement.prototype),
      rows.map(({ key }) => key as string),
    );
    expect(taken).toEqual([]);
  });

  test('gives promises and events', async () => {
    const { page } = await plain(
      `${script}<batchnorm-playground panels="loss" autoplay="off"></batchnorm-playground>`,
    );
    await inside(page);
    const seen = await page.evaluate(async () => {
      const element = document.querySelector('batchnorm-playground')!;
      const events: string[] = [];
      for (const type of ['state', 'step', 'done', 'error'])
        element.addEventListener(type, (event) => events.push(event.type));
      const done = await element.embed.step(25);
      const refused = await element.embed.set({ lr: -1 }).catch((error: Error) => error.message);
      const { weights } = await element.embed.get();
      return { done, refused, weights, events: [...new Set(events)].sort() };
    });
    expect(seen.done).toEqual({ step: 25, reason: 'reached' });
    expect(seen.refused).toMatch(/^lr is “-1”: it must be/);
    expect(seen.weights).toMatch(/^[0-9a-f]{16}$/);
    expect(seen.events).toEqual(['done', 'error', 'state', 'step']);
  });

  test('works under a strict policy of the site: only its own script, and the page in a frame', async () => {
    const { page, errors } = await plain(
      `${script}<batchnorm-playground panels="whatif"></batchnorm-playground>`,
      { 'content-security-policy': "default-src 'none'; script-src 'self'; frame-src 'self'" },
    );
    await steps(await inside(page), 20);
    expect(errors).toEqual([]);
  });

  test('without an address says so', async () => {
    const code = readFileSync(join(dirname(folder), 'element.js'), 'utf8');
    const { page } = await plain('');
    await page.addScriptTag({ content: code, type: 'module' });
    const said = await page.evaluate(() => {
      const element = document.createElement('batchnorm-playground');
      const told = new Promise<string>((done) =>
        element.addEventListener('error', (event: Event) =>
          done((event as CustomEvent<{ text: string }>).detail.text),
        ),
      );
      document.body.append(element);
      return told;
    });
    expect(said).toMatch(/^src is missing/);
  });
});

test('both can be imported where there is no document', async () => {
  for (const name of ['element', 'embed'])
    await expect(import(join(dirname(folder), `${name}.js`))).resolves.toBeDefined();
});

describe('the helper', () => {
  const frame =
    '<iframe sandbox="allow-scripts" src="./?embed&panels=loss&autoplay=off" title="Loss" width="500"></iframe>';

  test('as a script beside the page sets the heights of frames', async () => {
    const { page } = await plain(
      `<script type="module" src="./embed.js"></script>${frame}${frame}`,
    );
    await page.waitForFunction(() =>
      [...document.querySelectorAll('iframe')].every((one) => /px/.test(one.style.height)),
    );
    const inner = page.frames()[1]!;
    await inner.waitForFunction(
      () => document.documentElement.scrollHeight === document.documentElement.clientHeight,
    );
  });

  test('commands an embed by promises', async () => {
    const { page } = await plain(
      `<script type="module">import { Embed } from '/embed.js'; window.Embed = Embed;</script>${frame}`,
    );
    await page.waitForFunction(() => window.Embed);
    const seen = await page.evaluate(async () => {
      const embed = new window.Embed(document.querySelector('iframe')!);
      const { panels } = await embed.ready;
      const done = await embed.play(30);
      const refused = await embed.theme('pink' as 'dark').catch((error: Error) => error.message);
      const waiting = embed.play(1e6).catch((error: Error) => error.message);
      await embed.pause();
      embed.close();
      return { panels, done, refused, waiting: await waiting };
    });
    expect(seen.panels).toEqual(['loss']);
    expect(seen.done).toEqual({ step: 30, reason: 'reached' });
    expect(seen.refused).toMatch(/one of auto, light, dark/);
    expect(seen.waiting).toEqual({ step: 30, reason: 'interrupted' });
  });

  test('is about 1 KB', () => {
    const bytes = brotliCompressSync(readFileSync(join(dirname(folder), 'embed.js'))).length;
    expect(bytes).toBeLessThan(1024);
  });
});
