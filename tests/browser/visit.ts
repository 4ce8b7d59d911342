import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { type Steward, type Watch, launchBrowser, startSteward, watch } from './support.js';

/** The window of a phone, and that of a computer. */
export const PHONE = { width: 375, height: 740 };
export const DESKTOP = { width: 1440, height: 900 };

/** The server of this test file. */
export let steward: Steward;
/** The visitor of this test: nobody before. */
export let context: BrowserContext;
export let page: Page;

/**
 * Gives this test file a server and a browser, and each of its tests a visitor. A test fails where its page asked another
 * server for something, those that `alsoOf` names apart, or reported an error.
 */
export function visits(options: BrowserContextOptions, alsoOf?: () => Promise<string>): void {
  let browser: Browser;
  let seen: Watch;
  beforeAll(async () => {
    [steward, browser] = await Promise.all([startSteward(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await steward.stop();
  });
  beforeEach(async () => {
    context = await browser.newContext(options);
    seen = watch(context, steward.url, await alsoOf?.());
    page = await context.newPage();
  });
  afterEach(async () => {
    await context.close();
    expect(seen).toEqual({ outside: [], errors: [] });
  });
}
