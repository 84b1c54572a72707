import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { startSite, type TestPage, type TestSite } from '../../test/start-site.ts'
import { interpret } from '../flows/interpret/interpret.ts'
import { BrowserError, type Browsers, type LoginPage } from '../flows/login-page.ts'
import { Secret } from '../flows/secret.ts'
import type { Snapshot } from '../flows/snapshot.ts'
import { createBrowsers } from './create-browsers.ts'
import { findChromium } from './find-chromium.mjs'

const executablePath = findChromium(process.env) ?? ''
const everywhere = async () => true
const never = new AbortController().signal

let browsers: Browsers
let site: TestSite
let page: LoginPage

beforeAll(() => {
  browsers = createBrowsers({ executablePath })
})
afterAll(() => browsers.close())
afterEach(async () => {
  await page.close()
  await site.close()
})

async function visit(
  pages: Record<string, TestPage>,
  allowsHost: (host: string) => Promise<boolean> = everywhere,
): Promise<Snapshot> {
  site = await startSite(pages)
  page = await browsers.open({ allowsHost })
  await page.goto(site.url('/'))
  return page.observe()
}

/** Signs in by whatever form the page shows. */
async function signIn(values: Record<string, string>): Promise<Snapshot> {
  const sighting = interpret(await page.observe())
  if (sighting.kind !== 'input') throw new Error(`No form, but ${sighting.kind}`)
  const entries = sighting.fields.map(({ ref, target }) => ({
    target,
    value: new Secret(values[ref] ?? ''),
  }))
  await page.act({ kind: 'fill', entries, submit: sighting.submit })
  return page.observe()
}

const ada = { username: 'ada', password: 'correct horse' }

const form = (inside = '') => `<form method="post" action="/in"><h1>Log in</h1>
  <label>Username <input name="u"></label>
  <label>Password <input name="p" type="password"></label>
  <button>Log in</button>${inside}</form>`

const welcome = '<h1>Welcome</h1><a href="/out">Log out</a>'

it('fills a form, sends it and sees the answer', async () => {
  await visit({ '/': form(), '/in': welcome })

  const after = await signIn(ada)

  expect(site.posted).toEqual([{ u: 'ada', p: 'correct horse' }])
  expect(interpret(after).kind).toBe('signed-in')
})

it('never takes down what stands in a field', async () => {
  const canary = 'canary-5f1c'
  const snapshot = await visit({
    '/': `<form><input name="a" value="${canary}"><input type="password" value="${canary}">
      <textarea>${canary}</textarea><div contenteditable="true">${canary}</div>
      <select><option>${canary}</option></select><input type="hidden" value="${canary}"></form>`,
  })

  expect(JSON.stringify(snapshot)).not.toContain(canary)
  expect(snapshot.controls.find(({ name }) => name === 'a')?.filled).toBe(true)
})

it('sees a form inside a frame where it lies on the page, with the host it comes from', async () => {
  const snapshot = await visit({
    '/': `<div style="height: 200px"></div><iframe src="/framed" width="500" height="300"></iframe>`,
    '/framed': form(),
    '/in': welcome,
  })
  const password = snapshot.controls.find(({ type }) => type === 'password')

  expect(password).toMatchObject({ frame: 1, host: `localhost:${site.port}`, visible: true })
  expect(password?.box.y).toBeGreaterThan(200)

  await signIn(ada)

  expect(site.posted).toEqual([{ u: 'ada', p: 'correct horse' }])
})

it('reads a form whose fields are named like properties of the document', async () => {
  const snapshot = await visit({
    '/': `<form><input name="id"><input name="children"><input name="parentNode">
      <input name="password" type="password"><button>Log in</button></form>`,
  })

  expect(snapshot.controls.map(({ selector }) => selector)).toContain('input[name="children"]')
})

it('waits for a form that is drawn late', async () => {
  const snapshot = await visit({
    '/': `<div id="root"></div><script>
      new EventSource('/events').addEventListener('go', () => { root.innerHTML = ${JSON.stringify(form())} })
    </script>`,
    '/in': welcome,
  })
  expect(interpret(snapshot)).toMatchObject({ kind: 'unclear', evidence: ['busy'] })

  const changed = page.changes(10_000, never)
  site.go()

  expect(await changed).toBe(true)
  expect(interpret(await page.observe()).kind).toBe('input')
})

it('tells when nothing changes, at once when the flow is over', async () => {
  await visit({ '/': form() })
  const over = new AbortController()
  over.abort()

  expect(await page.changes(10, never)).toBe(false)
  expect(await page.changes(60_000, over.signal)).toBe(false)
})

it('fills a form that is drawn anew while it is being filled', async () => {
  await visit({
    '/': `${form()}<script>
      let draws = 0
      document.addEventListener('input', (event) => {
        if (event.target.name !== 'p' || draws++) return
        document.querySelector('form').outerHTML = ${JSON.stringify(form())}
      })
    </script>`,
    '/in': welcome,
  })

  await signIn(ada)

  expect(site.posted).toEqual([{ u: 'ada', p: 'correct horse' }])
})

it('finds a control again that was replaced since it was seen', async () => {
  await visit({
    '/': `${form()}<script>
      new EventSource('/events').addEventListener('go', () => {
        document.querySelector('form').outerHTML = ${JSON.stringify(form())}
      })
    </script>`,
    '/in': welcome,
  })
  const sighting = interpret(await page.observe())
  const changed = page.changes(10_000, never)
  site.go()
  await changed

  if (sighting.kind !== 'input') throw new Error('No form')
  const [name, password] = sighting.fields.map(({ target }) => target)
  await page.act({
    kind: 'fill',
    entries: [
      { target: name ?? -1, value: new Secret('ada') },
      { target: password ?? -1, value: new Secret('correct horse') },
    ],
    submit: sighting.submit,
  })

  expect(site.posted).toEqual([{ u: 'ada', p: 'correct horse' }])
})

it('says so when a control is gone for good', async () => {
  const { controls } = await visit({
    '/': `<button id="gone">Log in</button><script>
      new EventSource('/events').addEventListener('go', () => gone.remove())</script>`,
  })
  const changed = page.changes(10_000, never)
  site.go()
  await changed

  await expect(page.act({ kind: 'press', target: controls[0]?.node ?? -1 })).rejects.toMatchObject({
    code: 'browser_error',
  })
})

it('waits for the answer of a form that is sent by script', async () => {
  await visit({
    '/': `${form()}<p role="alert"></p><script>
      document.querySelector('form').addEventListener('submit', async (event) => {
        event.preventDefault()
        // Thinks before it asks, as pages do that hash a password first.
        await new Promise((resolve) => setTimeout(resolve, 200))
        await fetch('/in', { method: 'POST' })
        document.querySelector('[role=alert]').textContent = 'Wrong password'
      })
    </script>`,
    '/in': (response) => void setTimeout(() => response.end('{}'), 300),
  })
  const before = await page.observe()

  const after = await signIn(ada)

  expect(interpret(after, { before, justSubmitted: true })).toMatchObject({
    problem: 'Wrong password',
  })
})

it('does not believe a page that welcomes before the site has answered', async () => {
  await visit({
    '/': `${form()}<p role="alert"></p><button id="out" hidden>Log out</button><script>
      const [shown, hidden] = [document.forms[0], document.getElementById('out')]
      const swap = () => { shown.hidden = !shown.hidden; hidden.hidden = !hidden.hidden }
      shown.addEventListener('submit', async (event) => {
        event.preventDefault()
        swap()
        await fetch('/in', { method: 'POST' })
        swap()
        document.querySelector('[role=alert]').textContent = 'Wrong password'
      })
    </script>`,
    '/in': (response) => void setTimeout(() => response.end('{}'), 600),
  })
  const before = await page.observe()
  const sighting = interpret(before)
  if (sighting.kind !== 'input') throw new Error(`No form, but ${sighting.kind}`)
  const entries = sighting.fields.map(({ target }) => ({ target, value: new Secret('ada') }))

  const isShown = (seen: Snapshot) => interpret(seen, { before }).kind === 'signed-in'

  await page.act({ kind: 'fill', entries, submit: sighting.submit }, { isShown })

  const after = await page.observe()
  expect(interpret(after, { before, justSubmitted: true })).toMatchObject({
    kind: 'input',
    problem: 'Wrong password',
  })
})

it('presses a button that opens only once something was typed', async () => {
  await visit({
    '/': `${form().replace('<button>', '<button disabled>')}<script>
      document.addEventListener('keyup', () => { document.querySelector('button').disabled = false })
    </script>`,
    '/in': welcome,
  })

  await signIn(ada)

  expect(site.posted).toHaveLength(1)
})

it('presses what a banner covers, and follows a link meant for another tab', async () => {
  const { controls } = await visit({
    '/': `<a href="/in" target="_blank">Log in</a>
      <div style="position: fixed; inset: 0; background: #fffc">We use cookies.</div>`,
    '/in': form(),
  })

  await page.act({ kind: 'press', target: controls[0]?.node ?? -1 })

  expect((await page.observe()).url).toBe(site.url('/in'))
})

const boxes = `<form method="post" action="/in"><h1>Enter your verification code</h1>
  ${[1, 2, 3, 4, 5, 6].map((n) => `<input name="d${n}" maxlength="1" inputmode="numeric" aria-label="Digit ${n}">`).join('')}
  <button>Verify</button></form>`
const digits = { d1: '3', d2: '1', d3: '4', d4: '1', d5: '5', d6: '9' }

it.each([
  [
    'moves on by itself',
    `<script>document.addEventListener('input', ({ target }) => target.nextElementSibling?.focus())</script>`,
  ],
  ['does not move on', ''],
])('types a code into a row of boxes that %s', async (_, script) => {
  await visit({ '/': boxes + script, '/in': welcome })

  await signIn({ code: '314159' })

  expect(site.posted).toEqual([digits])
})

it.each([
  [
    'by script',
    `fetch('/in', { method: 'POST', body: 'code=' + field.value }).then(() => { document.body.innerHTML = ${JSON.stringify(welcome)} })`,
  ],
  ['as a form', 'field.form.requestSubmit()'],
])('leaves a code alone that the page sends itself, %s', async (_, send) => {
  await visit({
    '/': `<form method="post" action="/in"><h1>Enter your verification code</h1>
      <input id="field" name="code" maxlength="6" inputmode="numeric" aria-label="Code">
      <button>Verify</button></form>
      <script>field.addEventListener('input', () => { if (field.value.length === 6) { ${send} } })</script>`,
    '/in': welcome,
  })

  const after = await signIn({ code: '314159' })

  expect(site.posted).toEqual([{ code: '314159' }])
  expect(interpret(after).kind).toBe('signed-in')
})

it('chooses a radio button that only its label shows, and sends the choice', async () => {
  await visit({
    '/': `<style>input { appearance: none; position: absolute; opacity: 0 }</style>
      <form method="post" action="/in"><h1>How should we verify that it is you?</h1>
      <label><input type="radio" name="way" value="sms"> Text message to •••• 42</label>
      <label><input type="radio" name="way" value="mail"> E-mail to a•••@example.test</label>
      <button>Continue</button></form>`,
    '/in': welcome,
  })
  const sighting = interpret(await page.observe())
  if (sighting.kind !== 'input') throw new Error('No choices')

  await page.act({
    kind: 'press',
    target: sighting.choices[1]?.target ?? -1,
    submit: sighting.submit,
  })

  expect(site.posted).toEqual([{ way: 'mail' }])
})

it('is not stopped by questions, downloads and workers of the page', async () => {
  await visit({
    '/': `${form()}<script>
      alert('hello')
      navigator.serviceWorker?.register('/worker.js').catch(() => {})
      document.querySelector('form').addEventListener('submit', () => confirm('Sure?'))
    </script>`,
    '/in': welcome,
  })

  await signIn(ada)

  expect(site.posted).toHaveLength(1)
  expect(site.asked).not.toContain('/worker.js')
})

it('types nothing on a host that is not allowed, and does not even go there', async () => {
  const onlyHome = async (host: string) => host === 'localhost'
  const { controls } = await visit(
    {
      '/': '<a href="/away">Log in</a>',
      '/away': (response) =>
        response.writeHead(302, { location: site.url('/elsewhere', 'other.localhost') }).end(),
      '/elsewhere': form(),
    },
    onlyHome,
  )

  const pressed = page.act({ kind: 'press', target: controls[0]?.node ?? -1 })

  await expect(pressed).rejects.toMatchObject({
    code: 'domain_not_allowed',
    message: expect.stringContaining('other.localhost'),
  })
  expect(site.asked).not.toContain('/elsewhere')
})

it('types nothing into a frame of a host that is not allowed', async () => {
  const onlyHome = async (host: string) => host === 'localhost'
  await visit(
    {
      '/': (response) => {
        response.setHeader('content-type', 'text/html')
        response.end(
          `<iframe src="${site.url('/f', 'other.localhost')}" width="400" height="300"></iframe>`,
        )
      },
      '/f': form(),
    },
    onlyHome,
  )

  await expect(signIn(ada)).rejects.toMatchObject({ code: 'domain_not_allowed' })
  expect(site.posted).toEqual([])
})

it('tells a site that fails from a browser that does', async () => {
  await visit({ '/': form(), '/broken': (response) => response.writeHead(503).end('down') })

  await expect(page.goto(site.url('/broken'))).rejects.toMatchObject({ code: 'website_error' })
  await expect(page.goto('http://localhost:1/')).rejects.toMatchObject({ code: 'website_error' })
  await page.close()
  const closed = page.goto(site.url('/'))
  await expect(closed).rejects.toBeInstanceOf(BrowserError)
  await expect(closed).rejects.toMatchObject({ code: 'browser_error' })
})

it('keeps what the site stored, and tells by a mark that it stored something', async () => {
  const pages: Record<string, TestPage> = {
    '/': form(),
    '/in': (response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'set-cookie': 'sid=1; HttpOnly' })
      response.end(`${welcome}<script>localStorage.token = 'kept'</script>`)
    },
    '/show': '<script>document.write(localStorage.token)</script>',
  }
  await visit(pages)
  const mark = await page.storageMark()
  await signIn(ada)
  const state = await page.saveState()

  expect(await page.storageMark()).not.toBe(mark)
  expect(String(state)).toBe('[secret]')

  const again = await browsers.open({ state, allowsHost: everywhere })
  await again.goto(site.url('/show'))
  expect((await again.observe()).text).toContain('kept')
  await again.close()
})

const opensWindow = `<button onclick="open('/window', 'in', 'popup')">Log in</button>
  <script>addEventListener('message', () => { document.body.innerHTML = '${welcome}' })</script>`

it('tells by the mark what is kept for the window alone', async () => {
  await visit({ '/': form(), '/in': `${welcome}<script>sessionStorage.token = 'kept'</script>` })
  const mark = await page.storageMark()
  await signIn(ada)

  expect(await page.storageMark()).not.toBe(mark)
})

it('looks at a window that opens until it closes, then at the page again', async () => {
  const closes = '<script>opener.postMessage("in"); close()</script>'
  const before = await visit({ '/': opensWindow, '/window': form(), '/in': closes })

  await page.act({ kind: 'press', target: before.controls[0]?.node ?? -1 })
  const inWindow = await page.observe()
  const after = await signIn(ada)

  expect(new URL(inWindow.url).pathname).toBe('/window')
  expect(site.posted).toEqual([{ u: 'ada', p: 'correct horse' }])
  expect(interpret(after).kind).toBe('signed-in')
})

it('does not stay in a window that goes where it may not', async () => {
  const before = await visit(
    {
      '/': opensWindow,
      '/window': (response) => {
        response.writeHead(302, { location: site.url('/evil', 'other.localhost') }).end()
      },
      '/evil': form(),
    },
    async (host) => host === 'localhost',
  )

  await expect(
    page.act({ kind: 'press', target: before.controls[0]?.node ?? -1 }),
  ).rejects.toMatchObject({
    code: 'domain_not_allowed',
    message: expect.stringContaining('other.localhost'),
  })
})
