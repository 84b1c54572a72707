import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createBrowsers } from '../src/browser/create-browsers.ts'
import { findChromium } from '../src/browser/find-chromium.mjs'
import { pageNames, servePages } from './serve-pages.ts'

// Looks at every page of `test/pages` (or at those named) and saves what `observe` saw:
//   node --import tsx backend/test/record-snapshots.ts [name...]
const named = process.argv.slice(2)
const executablePath = findChromium(process.env)
if (!executablePath) throw new Error('No Chromium was found; set CHROMIUM_PATH.')

const pages = await servePages()
const browsers = createBrowsers({ executablePath })
const page = await browsers.open({ allowsHost: async () => true })
for (const name of named.length > 0 ? named : pageNames) {
  await page.goto(pages.url(`/${name}`))
  const { origin, host } = new URL(pages.url(`/${name}`))
  const saved = JSON.stringify(await page.observe(), null, 1)
    .replaceAll(origin, 'https://pages.test')
    .replaceAll(host, 'pages.test')
  writeFileSync(join(import.meta.dirname, 'snapshots', `${name}.json`), `${saved}\n`)
}
await browsers.close()
await pages.close()
