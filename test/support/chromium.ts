import { existsSync } from 'node:fs'
import { chromium } from 'playwright'

const candidates = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Browser flags of all tests: runs as root in a container, and makes no requests except for the page. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The path of an installed Chrome or Chromium (CHROMIUM_PATH wins), or undefined. */
export function findChromium(): string | undefined {
  return [...candidates, chromium.executablePath()].find((path) => path && existsSync(path))
}

/** The message for a machine without a browser, with the command to run. */
export const chromiumMissing = `The page tests need Chrome or Chromium and found none. Type:

    ${process.getuid?.() === 0 ? '' : 'sudo '}apt-get install -y chromium

or set CHROMIUM_PATH to the program of an installed one.`
