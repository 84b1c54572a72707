import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { interpret } from '../src/flows/interpret/interpret.ts'
import type { Action } from '../src/flows/login-page.ts'
import { locate } from '../src/flows/plan/locators.ts'
import { differenceOfStep } from '../src/flows/plan/match-page.ts'
import type { Plan, PlanControl, PlanStep } from '../src/flows/plan/plan.ts'
import { PlanRecorder } from '../src/flows/plan/recorder.ts'
import { Replay } from '../src/flows/plan/replay.ts'
import { Secret } from '../src/flows/secret.ts'
import type { Control, Snapshot } from '../src/flows/snapshot.ts'

// Recording and recognising a login's way over saved pages.

interface Seen {
  snapshot: Snapshot
  sighting: ReturnType<typeof interpret>
}

async function see(name: string, change: (snapshot: Snapshot) => void = () => {}): Promise<Seen> {
  const file = path.join(import.meta.dirname, `snapshots/${name}.json`)
  const snapshot: Snapshot = JSON.parse(await readFile(file, 'utf8'))
  change(snapshot)
  return { snapshot, sighting: interpret(snapshot) }
}

const nothing = () => false

/** What the walk does on a page: presses the entrance, or fills everything and sends it. */
function deedOn({ sighting }: Seen): Action {
  if (sighting.kind === 'landing') return { kind: 'press', target: sighting.entrance }
  if (sighting.kind !== 'input')
    throw new Error(`Nothing is done on a page that is ${sighting.kind}.`)
  const value = new Secret('lovelace-1843')
  const entries = sighting.fields.map(({ target }) => ({ target, value }))
  return { kind: 'fill', entries, submit: sighting.submit }
}

function record(pages: Seen[], arrival: Seen, holdsValue = nothing as (text: string) => boolean) {
  const recorder = new PlanRecorder()
  for (const page of pages) {
    recorder.sees(page)
    recorder.does(deedOn(page))
  }
  return recorder.plan(arrival, holdsValue)
}

const harbor = async () =>
  record(
    [await see('harbor-home'), await see('harbor-login')],
    await see('harbor-signed-in'),
  ) as Plan

const loginStep = async () => (await harbor()).steps[1] as PlanStep

const control = (snapshot: Snapshot, name: string) =>
  snapshot.controls.find((one) => one.name === name) as Control

it('writes down every page, what it asked for, and what was used on it', async () => {
  const { steps, arrival } = await harbor()

  expect(steps.map(({ path, kind, sees }) => ({ path, kind, sees }))).toEqual([
    { path: '/', kind: 'landing', sees: [] },
    {
      path: '/login',
      kind: 'input',
      sees: ['beside checkbox', 'field email identifier', 'field password password'],
    },
  ])
  expect(steps.map(({ controls }) => controls.map(({ part }) => part))).toEqual([
    ['entrance'],
    ['field email', 'field password', 'submit'],
  ])
  expect(arrival).toMatchObject({ path: '/dashboard', kind: 'signed-in', evidence: ['sign-out'] })
})

it('knows several ways to every control', async () => {
  const { controls } = await loginStep()

  for (const { locators } of controls) expect(locators.length).toBeGreaterThanOrEqual(4)
  const [email] = controls
  expect(email?.locators.map(({ by }) => by)).toContain('name')
})

it('leaves out the tries that did not help', async () => {
  const login = await see('harbor-login')
  const arrival = await see('harbor-signed-in')

  const plan = record([await see('harbor-home'), login, login, login], arrival)

  expect(plan?.steps).toEqual((await harbor()).steps)
})

it('records nothing when nothing had to be done', async () => {
  expect(new PlanRecorder().plan(await see('harbor-signed-in'), nothing)).toBeUndefined()
})

it('follows its own recording to the arrival', async () => {
  const replay = new Replay(await harbor())

  for (const page of ['harbor-home', 'harbor-login']) {
    expect(replay.difference(await see(page))).toBeUndefined()
    replay.advance()
  }
  expect(replay.difference(await see('harbor-signed-in'))).toBeUndefined()
  expect(replay.departure).toBeUndefined()
})

it('takes no other page for the one that is due, and stays off the plan', async () => {
  const replay = new Replay(await harbor())

  replay.sees(await see('harbor-login'))
  replay.sees(await see('harbor-home'))

  expect(replay.departure).toEqual({ step: 0, difference: 'other_address' })
})

it('finds the controls of a form that was drawn anew', async () => {
  const redrawn = await see('harbor-login', ({ controls }) => {
    for (const one of controls) {
      one.selector = `main > div:nth-of-type(${one.node + 1})`
      one.xpath = `/html/body/main/div[${one.node + 1}]`
      one.id = `:r${one.node}:`
    }
  })

  expect(differenceOfStep(await loginStep(), redrawn)).toBeUndefined()
})

it.each<[string, string, (snapshot: Snapshot) => void]>([
  [
    'other_address',
    'the page is on another host',
    (page) => {
      page.url = 'https://harbor.example/login'
    },
  ],
  [
    'other_address',
    'the page is another one',
    (page) => {
      page.url = 'https://harbor.test/account/login'
    },
  ],
  [
    'other_fields_or_choices',
    'a field is new',
    (page) => {
      const like = control(page, 'email')
      page.controls.push({
        ...like,
        node: page.controls.length,
        type: 'text',
        name: 'company',
        id: 'company',
        label: 'Company ID',
        autocomplete: [],
        selector: '#company',
        xpath: '//company',
      })
    },
  ],
  [
    'other_fields_or_choices',
    'a field is gone',
    (page) => {
      control(page, 'email').visible = false
    },
  ],
  [
    'page_still_loads',
    'the page still loads',
    (page) => {
      page.busy = true
    },
  ],
])('is off the plan (%s) when %s', async (difference, _when, change) => {
  expect(differenceOfStep(await loginStep(), await see('harbor-login', change))).toBe(difference)
})

it('does not choose between two controls that both look like the recorded one', async () => {
  const [, , submit] = (await loginStep()).controls as PlanControl[]
  const { snapshot } = await see('harbor-login', ({ controls }) => {
    const button = controls.find(({ type }) => type === 'submit') as Control
    controls.push({ ...button, node: controls.length })
  })

  expect(locate(submit as PlanControl, snapshot)).toBe('control_missing')
})

it('finds nothing where the ways to a control part', async () => {
  const { snapshot } = await see('harbor-login')
  const [email] = (await loginStep()).controls
  const parted: PlanControl = {
    ...(email as PlanControl),
    type: 'password',
    locators: [
      { by: 'name', value: 'password' },
      { by: 'selector', value: '#new-password' },
    ],
  }
  const password = control(snapshot, 'password')
  const other = { ...password, node: snapshot.controls.length, name: 'other' }
  snapshot.controls.push({ ...other, selector: '#new-password' })

  expect(locate(parted, snapshot)).toBe('control_ambiguous')
})

it('is off the plan when the recorded control is understood as another', async () => {
  const step = await loginStep()
  const [email, password] = step.controls as PlanControl[]
  const swapped = [
    { ...(email as PlanControl), part: 'field password' },
    { ...(password as PlanControl), part: 'field email' },
  ]

  expect(differenceOfStep({ ...step, controls: swapped }, await see('harbor-login'))).toBe(
    'control_not_what_it_was',
  )
})
