import { createHash } from 'node:crypto'
import type { BrowserContext, Page } from 'playwright-core'

/** A hash over cookies and local storage: it changes when a site remembers something new. */
export async function storageMark(context: BrowserContext, page: Page): Promise<string> {
  const [cookies, local] = await Promise.all([
    context.cookies(),
    page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort())).catch(() => ''),
  ])
  const jar = cookies.map(({ domain, path, name, value }) => [domain, path, name, value].join('\n'))
  return createHash('sha256')
    .update(JSON.stringify([jar.sort(), local]))
    .digest('base64url')
}
