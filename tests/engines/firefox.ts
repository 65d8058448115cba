// Firefox, driven by Puppeteer over WebDriver BiDi.
import puppeteer, { type ElementHandle } from 'puppeteer-core';
import { type Engine, patiently } from './engine';

export async function firefox(executablePath: string): Promise<Engine> {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
  const page = await browser.newPage();
  await page.setViewport({ width: 800, height: 900 });
  const ask = <T>(expression: string) => page.evaluate(expression) as Promise<T>;
  const within = async (frame: string) =>
    (await (
      (await page.evaluateHandle(frame)) as ElementHandle<HTMLIFrameElement>
    ).contentFrame())!;
  return {
    open: async (url) => void (await page.goto(url)),
    ask,
    wait: (expression) => patiently(expression, () => ask(expression)),
    inside: async (frame, expression) => (await within(frame)).evaluate(expression) as never,
    press: async (frame, target) =>
      ((await (await within(frame)).evaluateHandle(target)) as ElementHandle<Element>).click(),
    windows: async () => (await browser.pages()).length,
    close: () => browser.close(),
  };
}
