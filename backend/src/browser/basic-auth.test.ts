import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { startSite, type TestPage, type TestSite } from '../../test/start-site.ts'
import { interpret } from '../flows/interpret/interpret.ts'
import type { Browsers, LoginPage } from '../flows/login-page.ts'
import { Secret } from '../flows/secret.ts'
import type { InputSighting } from '../flows/sighting.ts'
import { createBrowsers } from './create-browsers.ts'
import { findChromium } from './find-chromium.mjs'

let browsers: Browsers
let site: TestSite
let page: LoginPage
/** Every name and password the site was given. */
let given: string[]

beforeAll(() => {
  browsers = createBrowsers({ executablePath: findChromium(process.env) ?? '' })
})
afterAll(() => browsers.close())
afterEach(async () => {
  await page.close()
  await site.close()
})

const right = `Basic ${Buffer.from('ada:correct horse').toString('base64')}`

/** A page behind HTTP authentication. */
const guarded =
  (refusal: string): TestPage =>
  (response) => {
    const { authorization } = response.req.headers
    if (authorization) given.push(authorization)
    const isRight = authorization === right
    response.writeHead(isRight ? 200 : 401, {
      'content-type': 'text/html',
      'www-authenticate': 'Basic realm="Staff only"',
    })
    response.end(isRight ? '<h1>Torrents</h1><button>Open</button>' : refusal)
  }

async function visit(
  refusal: string,
  allowsHost: (host: string) => Promise<boolean> = async () => true,
): Promise<void> {
  given = []
  site = await startSite({ '/': guarded(refusal) })
  page = await browsers.open({ allowsHost })
  await page.goto(site.url('/'))
}

async function form(): Promise<InputSighting> {
  const sighting = interpret(await page.observe())
  if (sighting.kind !== 'input') throw new Error(`No form, but ${sighting.kind}`)
  return sighting
}

async function signIn(password: string): Promise<void> {
  const { fields, submit } = await form()
  const values: Record<string, string> = { username: 'ada', password }
  const entries = fields.map(({ ref, target }) => ({
    target,
    value: new Secret(values[ref] ?? ''),
  }))
  await page.act({ kind: 'fill', entries, submit })
}

it.each(['<h1>401 Unauthorized</h1>', ''])('asks what the server asks for: %j', async (refusal) => {
  await visit(refusal)
  const { fields } = await form()
  expect(fields.map(({ ref, hint }) => [ref, hint])).toEqual([
    ['username', 'Staff only'],
    ['password', 'Staff only'],
  ])
  expect((await page.observe()).url).toBe(site.url('/'))
})

it('lets in with the right password, and asks again after a wrong one', async () => {
  await visit('<h1>401 Unauthorized</h1>')

  await signIn('wrong')
  expect((await form()).fields).toHaveLength(2)
  expect(given).toHaveLength(1)

  await signIn('correct horse')
  const { text, httpAuth } = await page.observe()
  expect(text).toContain('Torrents')
  expect(httpAuth).toBeUndefined()
})

it('gives no name and password to a host that is not allowed', async () => {
  let allowed = true
  await visit('<h1>401 Unauthorized</h1>', async () => allowed)
  await form()
  allowed = false
  await expect(signIn('correct horse')).rejects.toMatchObject({ code: 'domain_not_allowed' })
})
