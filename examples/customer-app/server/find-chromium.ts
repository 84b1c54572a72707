import { accessSync, constants } from 'node:fs'

const places = [
  '/usr/lib/chromium/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The browser of `CHROMIUM_PATH`, or the first one installed in a usual place. */
export const findChromium = (env: NodeJS.ProcessEnv): string | undefined =>
  env.CHROMIUM_PATH ?? places.find(isExecutable)

const isExecutable = (path: string) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
