import type { StoryContext, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, waitFor } from 'storybook/test'
import { wordsOf } from '../.storybook/languages.ts'
import { ManagedAuthLogin, type ManagedAuthLoginProps } from '../src/index.ts'
import {
  type Clock,
  createManualClock,
  createMockServer,
  type ManualClock,
  type MockServer,
  mockAccount,
  type Scenario,
  type StartedLogin,
  systemClock,
} from '../src/mock/index.ts'
import { oncePerVisit } from './once-per-visit.ts'

export type LoginStory = StoryObj<ManagedAuthLoginProps>
type Context = StoryContext<ManagedAuthLoginProps>
/** What a play function is given. */
export type Play = NonNullable<LoginStory['play']>
export type PlayContext = Pick<
  Parameters<Play>[0],
  'canvas' | 'canvasElement' | 'userEvent' | 'globals'
> & {
  args: Pick<ManagedAuthLoginProps, 'onSuccess' | 'onError'>
}

export interface MockLogin {
  server: MockServer
  first: StartedLogin
  scenario: Scenario
  /** Present where the story stops time. */
  clock: ManualClock | undefined
  /** Lets what the site waits for happen. */
  passNext: () => void
}

// A test waits for no site: its work takes a tenth of the time, and what a person would see pass by
// itself (a push, the end of a login) stays until the test has seen it.
const inTest = import.meta.env.MODE === 'test'
const hurriedMs = 2_500

interface SiteClock extends Clock {
  /** Lets the next of what takes longer pass. Outside of tests it does so by itself. */
  passNext(): void
}

function createSiteClock(): SiteClock {
  const held = new Map<() => void, number>()
  return {
    now: systemClock.now,
    after(ms, run) {
      if (!inTest) return systemClock.after(ms, run)
      if (ms < hurriedMs) return systemClock.after(ms / 10, run)
      held.set(run, ms)
      return () => held.delete(run)
    },
    passNext() {
      const [next] = [...held].sort(([, a], [, b]) => a - b)
      if (!next) return
      held.delete(next[0])
      next[0]()
    },
  }
}

const makeMockLogin = ({ parameters }: Context): MockLogin => {
  const scenario: Scenario = parameters.scenario
  const manual = parameters.stopsTime ? createManualClock() : undefined
  const site = createSiteClock()
  const server = createMockServer({ clock: manual ?? site })
  const first = server.startLogin(scenario, { at: parameters.at })
  return { server, first, scenario, clock: manual, passNext: site.passNext }
}

/** Starts a login on a mock server of the story's own, and puts that server into its network. */
const startMockLogin = (context: Context): MockLogin => {
  const mock = oncePerVisit(context.abortSignal, 'mock', () => makeMockLogin(context))
  context.msw.use(...mock.server.handlers)
  return mock
}

/** The component as a customer's page shows it: a new login is asked for when it starts over. */
function MockedPage({ mock, props }: { mock: MockLogin; props: Partial<ManagedAuthLoginProps> }) {
  const [login, setLogin] = useState(mock.first)
  return (
    <ManagedAuthLogin
      {...props}
      {...login}
      onRestart={() => setLogin(mock.server.startLogin(mock.scenario))}
    />
  )
}

/** Draws a story whose loader is `startMockLogin`. */
const renderMockLogin: LoginStory['render'] = (props, { loaded, globals }) => {
  const mock = loaded.mock as MockLogin
  return <MockedPage mock={mock} props={{ ...shownBy(globals), ...props }} />
}

/** What the toolbar decides. A control or a story that says otherwise goes before it. */
export const shownBy = (globals: Record<string, unknown>): Partial<ManagedAuthLoginProps> => ({
  theme: globals.theme as 'light' | 'dark' | 'auto',
  text: wordsOf(globals),
})

/** A whole login by a scenario, walked by `play`. */
export const loginStory = (scenario: Scenario, play: Play): LoginStory => ({
  name: scenario.title,
  parameters: { scenario },
  loaders: [(context) => ({ mock: startMockLogin(context) })],
  render: renderMockLogin,
  play,
})

/**
 * One step that stays: the scenario from page `at`, after consent, with its time standing still
 * once the page is there.
 */
export const stepStory = (
  step: string,
  scenario: Scenario,
  at: string | undefined,
  play?: (context: PlayContext, clock: ManualClock) => Promise<void>,
): LoginStory => ({
  parameters: { scenario, at, stopsTime: true },
  args: { skipPrime: true },
  loaders: [(context) => ({ mock: startMockLogin(context) })],
  render: renderMockLogin,
  play: async (context) => {
    const { clock } = context.loaded.mock as MockLogin
    if (!clock) throw new Error('A step story stops time.')
    if (play) await play(context, clock)
    else await passTime(context, clock, discoverMs)
    await seeStep(context, step)
  },
})

/** How long the mock looks for a page, unless told otherwise. */
export const discoverMs = 600

/** Lets `ms` pass, once the login has begun: its time starts with the exchange. */
export async function passTime(context: PlayContext, clock: ManualClock, ms: number) {
  const { canvas, globals } = context
  const name = wordsOf(globals).discovering(siteOfScenarios)
  await canvas.findByRole('heading', { name }, { timeout: 5_000 })
  clock.advance(ms)
}

/** Lets happen what `step` waits for: the approval on a phone, the end of its time. */
export async function passStep(
  context: PlayContext & { loaded: Record<string, unknown> },
  step: string,
) {
  await seeStep(context, step)
  ;(context.loaded.mock as MockLogin).passNext()
}

export const siteOfScenarios = 'example.com'

export async function seeStep({ canvasElement }: PlayContext, step: string) {
  await waitFor(
    () => expect(canvasElement.querySelector('[data-step]')).toHaveAttribute('data-step', step),
    // A mock site takes seconds for a push, and a busy machine longer.
    { timeout: 12_000 },
  )
}

// What a person does, in the words the page shows.

export async function agree(context: PlayContext) {
  await press(context, wordsOf(context.globals).continue)
}

export async function fillIn({ canvas, userEvent }: PlayContext, values: Record<string, string>) {
  for (const [label, value] of Object.entries(values)) {
    const input = await canvas.findByLabelText(label, { selector: 'input' }, { timeout: 5_000 })
    await userEvent.clear(input)
    await userEvent.type(input, value)
  }
}

export async function press({ canvas, userEvent }: PlayContext, name: string | RegExp) {
  await userEvent.click(await canvas.findByRole('button', { name }, { timeout: 5_000 }))
}

/** Waits until the page a choice was made on has given way to the next. */
export async function leave({ canvas }: PlayContext, name: string | RegExp) {
  await waitFor(() => expect(canvas.queryByRole('button', { name })).toBeNull(), { timeout: 5_000 })
}

export async function signIn(context: PlayContext, password: string = mockAccount.password) {
  await seeStep(context, 'input')
  await fillIn(context, { Email: mockAccount.email, Password: password })
  await press(context, wordsOf(context.globals).submit)
}

export async function enterCode(context: PlayContext, label: string) {
  await fillIn(context, { [label]: mockAccount.code })
  await press(context, wordsOf(context.globals).submitCode)
}

/** What the field of an authenticator app's code is called on the mock's pages. */
export const appCode = 'Code from your authenticator app'

/** From consent to success, by password and an app's code, as if nothing could go wrong. */
export async function walk(context: PlayContext) {
  await agree(context)
  await signIn(context)
  await enterCode(context, appCode)
  await seeSuccess(context)
}

export async function seeSuccess(context: PlayContext) {
  await seeStep(context, 'success')
  await expect(context.args.onSuccess).toHaveBeenCalledTimes(1)
  await expect(context.args.onError).not.toHaveBeenCalled()
}
