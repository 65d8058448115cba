// Points that a reader drew: an embed tells them to the one site that its address names, and to nobody else.
import { describe, expect, test } from 'vitest';
import { writePoints } from '../../web/own/points';
import type { App } from './browser';
import { builtPage } from './built-page';
import { asks, embedded, hears } from './parent-site';

const it = builtPage();

describe('points that a reader drew', () => {
  const own = writePoints({ xy: [-1, -1, 1, 1, -1, 1, 1, -1], labels: [0, 0, 1, 1] });

  /** All that the site was told, as text, after the reader has drawn and has asked for the whole page. */
  async function toldTo(origin: string): Promise<string> {
    const { page, frame } = await embedded(it, `panels=boundary&autoplay=off&origin=${origin}`);
    await asks(page, 'ready', 'ping');
    await frame.evaluate((points) => {
      const app = document.querySelector<App & { take(state: object): void }>('bnp-app')!;
      app.take({ ...app.state, data: 'custom', points });
    }, own);
    await page.waitForFunction(() =>
      window.told.some((m) => m.type === 'state' && /data=custom/.test(String(m.payload.hash))),
    );
    await asks(page, 'state', 'get');
    await frame.getByRole('link', { name: 'open' }).click();
    await hears(page, 'open');
    return page.evaluate(() => JSON.stringify([window.told, window.others]));
  }

  test('are told to the one origin that the address names', async () => {
    expect(await toldTo(new URL(it.url).origin)).toContain(own);
  });

  test('are told to no other', async () => {
    const told = await toldTo('https://another.example');
    expect(told).toContain('data=custom');
    expect(told).not.toContain(own);
  });
});
