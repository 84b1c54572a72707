import { createHash } from 'node:crypto'
import type { BrowserContext, Page } from 'playwright-core'

/**
 * A hash over cookies and what pages store: it changes when a site remembers something new. What
 * lasts as long as its window counts as well: some logins keep their token there alone.
 */
export async function storageMark(context: BrowserContext, page: Page): Promise<string> {
  const [cookies, stored] = await Promise.all([
    context.cookies(),
    page
      .evaluate(() =>
        JSON.stringify([localStorage, sessionStorage].map((one) => Object.entries(one).sort())),
      )
      .catch(() => ''),
  ])
  const jar = cookies.map(({ domain, path, name, value }) => [domain, path, name, value].join('\n'))
  return createHash('sha256')
    .update(JSON.stringify([jar.sort(), stored]))
    .digest('base64url')
}
