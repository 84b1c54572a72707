import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { startSite, type TestPage, type TestSite } from '../../test/start-site.ts'
import { interpret } from '../flows/interpret/interpret.ts'
import type { Browsers, LoginPage } from '../flows/login-page.ts'
import { Secret } from '../flows/secret.ts'
import { createBrowsers } from './create-browsers.ts'
import { findChromium } from './find-chromium.mjs'

// Boxes of the browser itself: pages still refuse passwords in them, ask whether one means it, and
// ask again when one leaves.

let browsers: Browsers
let site: TestSite
let page: LoginPage

beforeAll(() => {
  browsers = createBrowsers({ executablePath: findChromium(process.env) ?? '' })
})
afterAll(() => browsers.close())
afterEach(async () => {
  await page.close()
  await site.close()
})

const form = (script: string) => `<form method="post" action="/in"><h1>Log in</h1>
  <label>Username <input name="u"></label><label>Password <input name="p" type="password"></label>
  <button>Log in</button></form><script>${script}</script>`

/** Logs in at a page, and says what that page, and the one after it, were understood as. */
async function logIn(pages: Record<string, TestPage>) {
  site = await startSite(pages)
  page = await browsers.open({ allowsHost: async () => true })
  await page.goto(site.url('/'))
  const before = await page.observe()
  const asked = interpret(before)
  if (asked.kind !== 'input') throw new Error(`No form, but ${asked.kind}`)
  const entries = asked.fields.map(({ target }) => ({ target, value: new Secret('ada') }))
  await page.act({ kind: 'fill', entries, submit: asked.submit })
  const after = await page.observe()
  return { asked, answered: interpret(after, { before, justSubmitted: true }) }
}

it('hears what a page says in a box of the browser, once', async () => {
  const { asked, answered } = await logIn({
    '/': form(`alert('Welcome to our site')
      document.forms[0].addEventListener('submit', (event) => {
        event.preventDefault()
        alert('Unknown user or wrong password')
      })`),
  })

  expect(asked.problem).toBeUndefined()
  expect(answered).toMatchObject({ kind: 'input', problem: 'Unknown user or wrong password' })
})

it('means what it sends, and where it goes', async () => {
  await logIn({
    '/': form(`document.forms[0].addEventListener('submit', (event) => {
        if (!confirm('You are logged in elsewhere. Go on here?')) event.preventDefault()
      })
      addEventListener('beforeunload', (event) => event.preventDefault())`),
    '/in': '<h1>Welcome</h1><a href="/out">Log out</a>',
  })
  expect(site.posted).toHaveLength(1)

  await page.goto(site.url('/'))

  expect(interpret(await page.observe()).kind).toBe('input')
})

it('reads a complaint that only the class of its box tells', async () => {
  const { answered } = await logIn({
    '/': form(''),
    '/in': `<p class="errornote">Please enter the correct username and password.</p>${form('')}`,
  })

  const problem = 'Please enter the correct username and password.'
  expect(answered).toMatchObject({ kind: 'input', problem })
})
