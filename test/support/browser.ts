import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A Chromium of this machine; undefined where there is none. */
export const chromiumPath = places.find((place) => place !== undefined && existsSync(place));

if (!chromiumPath) {
  if (process.env.REQUIRE_BROWSER)
    throw new Error('REQUIRE_BROWSER is set, but there is no Chromium: set CHROMIUM to its path.');
  console.warn('There is no Chromium on this machine: the browser tests do not run.');
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(chromiumPath ? { executablePath: chromiumPath } : {}),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
  });
}
