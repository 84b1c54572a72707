import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { interpret } from '../src/flows/interpret/interpret.ts'
import { holdsAny } from '../src/flows/plan/holds-value.ts'
import { PlanRecorder } from '../src/flows/plan/recorder.ts'
import { Secret } from '../src/flows/secret.ts'
import type { Snapshot } from '../src/flows/snapshot.ts'

// A plan lies in the database in the clear. Pages that repeat what was typed must not get it there.

const identifier = 'Canary+Ada@example.test'
const password = 'c4nary "lovelace" 1843'

const encodings: [string, (value: string) => string][] = [
  ['plain', (value) => value],
  ['lower case', (value) => value.toLowerCase()],
  ['URI component', encodeURIComponent],
  ['form', (value) => encodeURIComponent(value).replaceAll('%20', '+')],
  ['HTML', (value) => value.replaceAll('"', '&quot;')],
  ['JSON', (value) => JSON.stringify(value).slice(1, -1)],
  ['base64', (value) => Buffer.from(value).toString('base64')],
  ['base64url', (value) => Buffer.from(value).toString('base64url')],
  ['hexadecimal', (value) => Buffer.from(value).toString('hex')],
]

async function read(name: string): Promise<Snapshot> {
  const file = path.join(import.meta.dirname, `snapshots/${name}.json`)
  return JSON.parse(await readFile(file, 'utf8'))
}

async function recordFrom(change: (snapshot: Snapshot) => void, page = 'harbor-login') {
  const [login, arrival] = [await read(page), await read('harbor-signed-in')]
  change(login)
  change(arrival)
  const sighting = interpret(login)
  if (sighting.kind !== 'input') throw new Error('The page is no login any more.')
  const recorder = new PlanRecorder()
  recorder.sees({ snapshot: login, sighting })
  const entries = sighting.fields.map(({ target, type }) => ({
    target,
    value: new Secret(type === 'password' ? password : identifier),
  }))
  recorder.does({ kind: 'fill', entries, submit: sighting.submit })
  const holdsValue = holdsAny([new Secret(identifier), new Secret(password)])
  return recorder.plan({ snapshot: arrival, sighting: interpret(arrival) }, holdsValue)
}

it.each(encodings)('writes down no value a page repeats (%s)', async (_encoding, encode) => {
  const echo = [identifier, password].map(encode)

  const plan = await recordFrom((page) => {
    page.url = `${page.url}/${encodeURIComponent(echo[0] ?? '')}?next=${echo[1]}#${echo[0]}`
    page.title = echo.join()
    page.text = `${page.text}\n${echo.join()}`
    for (const control of page.controls) {
      if (control.kind === 'input') control.label = `${control.label} of ${echo.join(' ')}`
      control.id = `id ${echo.join()}`
      control.selector = `[title="${echo.join()}"]:nth-of-type(${control.node})`
      control.xpath = `//*[@title="${echo.join()}"][${control.node}]`
    }
  })

  expect(plan?.steps).toHaveLength(1)
  const written = JSON.stringify(plan).toLowerCase()
  for (const [, other] of encodings) {
    for (const value of [identifier, password])
      expect(written).not.toContain(other(value).toLowerCase())
  }
})

it('writes down no plan at all where a field is named after what was typed', async () => {
  const name = (page: Snapshot) => {
    for (const control of page.controls) {
      if (control.type === 'text') control.name = `tenant-${identifier}`
    }
  }

  expect(await recordFrom(() => {}, 'company-login')).toBeDefined()
  expect(await recordFrom(name, 'company-login')).toBeUndefined()
})

it('writes down neither text, title nor query of a page', async () => {
  const plan = await recordFrom((page) => {
    page.url += '?token=t0ken'
    page.text = 'Good morning, dear reader'
    page.title = 'Morning paper'
    page.headings = ['A headline of today']
  })

  const written = JSON.stringify(plan)
  for (const text of ['t0ken', 'Good morning', 'Morning paper', 'A headline']) {
    expect(written).not.toContain(text)
  }
})
