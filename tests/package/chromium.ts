// A Chromium that opens pages and waits for what they say in their title, as JSON.
import { chromium } from 'playwright-core';

export interface Opened {
  /** @throws Error where the page says nothing within 15 s; its console is in the message */
  said(url: string): Promise<unknown>;
  close(): Promise<void>;
}

export async function openBrowser(): Promise<Opened> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM!,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  return {
    async said(url) {
      const page = await browser.newPage();
      const heard: string[] = [];
      page.on('console', (message) => heard.push(message.text()));
      page.on('pageerror', (error) => heard.push(error.message));
      try {
        await page.goto(url);
        await page.waitForFunction(() => /^["[{]/.test(document.title), undefined, {
          timeout: 15_000,
        });
        return JSON.parse(await page.title());
      } catch (error) {
        throw new Error(`${(error as Error).message}\n${heard.join('\n')}`);
      } finally {
        await page.close();
      }
    },
    close: () => browser.close(),
  };
}
