// Chromium, driven by Playwright.
import { launch } from '../web/browser';
import { type Engine, patiently } from './engine';

export async function chromium(): Promise<Engine> {
  const browser = await launch();
  const page = await browser.newPage({ viewport: { width: 800, height: 900 } });
  const ask = <T>(expression: string) => page.evaluate(expression) as Promise<T>;
  return {
    open: async (url) => void (await page.goto(url)),
    ask,
    wait: (expression) => patiently(expression, () => ask(expression)),
    close: () => browser.close(),
  };
}
