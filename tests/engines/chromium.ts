// Chromium, driven by Playwright.
import type { ElementHandle } from 'playwright-core';
import { launch } from '../web/browser';
import { type Engine, patiently } from './engine';

export async function chromium(): Promise<Engine> {
  const browser = await launch();
  const context = await browser.newContext({ viewport: { width: 800, height: 900 } });
  const page = await context.newPage();
  const ask = <T>(expression: string) => page.evaluate(expression) as Promise<T>;
  const within = async (frame: string) =>
    (await ((await page.evaluateHandle(frame)) as ElementHandle).contentFrame())!;
  return {
    open: async (url) => void (await page.goto(url)),
    ask,
    wait: (expression) => patiently(expression, () => ask(expression)),
    inside: async (frame, expression) => (await within(frame)).evaluate(expression) as never,
    press: async (frame, target) =>
      ((await (await within(frame)).evaluateHandle(target)) as ElementHandle).click(),
    windows: async () => context.pages().length,
    close: () => browser.close(),
  };
}
