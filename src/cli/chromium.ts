import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', chromium.executablePath()];

/** Where Chromium is on this machine, or `undefined`. */
export const findChromium = (): string | undefined => places.find((place) => existsSync(place));

/** Starts Chromium without a window, for pages on this machine only. */
export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    // Containers give Chromium neither user namespaces nor a GPU.
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
}
