import sparticuz from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterFile } from '../support/cleanup.ts';

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
}

export interface OpenPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page complained of: exceptions, what its own policy forbids, and requests to anywhere else. */
  readonly complaints: readonly string[];
}

export interface TestBrowser {
  /** A device of its own: nothing is shared with another page, storage least of all. */
  newPage(url: string, options?: PageOptions): Promise<OpenPage>;
}

/** The Chromium that comes from npm, or the one that CHROME_PATH names; closed at the end of the test file. */
export async function openBrowser(): Promise<TestBrowser> {
  const browser: Browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH ?? (await sparticuz.executablePath()),
    // It runs as root in containers, and must not try to reach anything outside.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  afterFile(() => browser.close());
  return {
    async newPage(url, { width = 1180, height = 820, colorScheme = 'light' } = {}) {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme });
      // Shorter than any test's own limit, so that a failure names what it waited for.
      context.setDefaultTimeout(10_000);
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) complaints.push(message.text());
      });
      page.on('requestfailed', (request) => {
        if (new URL(request.url()).host !== new URL(url).host) complaints.push(`outside: ${request.url()}`);
      });
      await page.goto(url);
      return { page, context, complaints };
    },
  };
}
