// Firefox, driven by Puppeteer over WebDriver BiDi.
import puppeteer from 'puppeteer-core';
import { type Engine, patiently } from './engine';

export async function firefox(executablePath: string): Promise<Engine> {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
  const page = await browser.newPage();
  await page.setViewport({ width: 800, height: 900 });
  const ask = <T>(expression: string) => page.evaluate(expression) as Promise<T>;
  return {
    open: async (url) => void (await page.goto(url)),
    ask,
    wait: (expression) => patiently(expression, () => ask(expression)),
    close: () => browser.close(),
  };
}
