import type { Meta, StoryObj } from '@storybook/react-vite'
import { type ReactNode, useState } from 'react'
import { expect, fn } from 'storybook/test'
import { customerApp, letPass } from '../.storybook/network.ts'
import { ManagedAuthLogin, type ManagedAuthLoginProps } from '../src/index.ts'
import { createMockServer, scenarios } from '../src/mock/index.ts'
import { agree, enterCode, seeSuccess, shownBy, signIn } from './mock-login.tsx'
import { oncePerVisit } from './once-per-visit.ts'

const sites = ['harbor', 'ledger', 'orbit', 'keyring', 'parcel', 'guild'] as const

interface WholeLoginProps
  extends Pick<ManagedAuthLoginProps, 'theme' | 'onSuccess' | 'onError' | 'onCancel'> {
  /** The demo site to log in to, on the reference backend. */
  site: (typeof sites)[number]
}

interface Login {
  connectionId: string
  handoffCode: string
  baseUrl?: string
}

/** Somebody's server that starts logins, and what came of the first. */
interface Host {
  start: () => Promise<Login>
  first: Promise<{ login: Login } | { problem: string }>
}

/** Asks the demo of a customer's app to start a login, as its own page would. */
async function startOnBackend(site: string): Promise<Login> {
  const url = `${customerApp}/api/connections/${site}/login`
  const response = await fetch(url, { method: 'POST' }).catch(() => {
    throw new Error(`nothing answers at ${customerApp}`)
  })
  const body = await response.json()
  if (!response.ok) throw new Error(body.message)
  letPass(body.baseUrl)
  return { connectionId: body.connectionId, handoffCode: body.handoffCode, baseUrl: body.baseUrl }
}

const tryToStart = (start: Host['start']): Host['first'] =>
  start().then(
    (login) => ({ login }),
    (error: Error) => ({ problem: error.message }),
  )

const makeHost = (start: Host['start']): Host => ({ start, first: tryToStart(start) })

function Notice({ children }: { children: ReactNode }) {
  return (
    <div role="alert" style={{ font: '16px/1.5 system-ui, sans-serif' }}>
      {children}
    </div>
  )
}

function WholeLogin(
  props: Omit<WholeLoginProps, 'site'> & { start: Host['start']; first: Awaited<Host['first']> },
) {
  const { start, first, ...rest } = props
  const [shown, setShown] = useState(first)
  if ('problem' in shown) {
    return (
      <Notice>
        <p>
          The reference backend is not there: <strong>{shown.problem}</strong>.
        </p>
        <p>
          Run <code>npm start</code> in another terminal, wait until it prints its addresses, and
          load this page again. Storybook itself must run at <code>http://localhost:6006</code>, as{' '}
          <code>npm run storybook</code> does.
        </p>
      </Notice>
    )
  }
  const restart = async () => setShown(await tryToStart(start))
  return <ManagedAuthLogin {...rest} {...shown.login} onRestart={restart} />
}

const meta: Meta<WholeLoginProps> = {
  title: 'Whole login',
  args: { site: 'harbor', onSuccess: fn(), onError: fn(), onCancel: fn() },
  argTypes: { site: { control: 'select', options: sites } },
  parameters: { controls: { disable: false, include: ['site'] } },
}
export default meta

/** The toolbar's server switch decides who answers: the mock, or a real browser on a real site. */
export const PasswordAndCode: StoryObj<WholeLoginProps> = {
  loaders: [
    async ({ msw, globals, args, abortSignal }) => {
      if (globals.server === 'backend') {
        const make = () => makeHost(() => startOnBackend(args.site))
        const { start, first } = oncePerVisit(abortSignal, args.site, make)
        return { start, first: await first, key: args.site }
      }
      const { server, host } = oncePerVisit(abortSignal, 'mock', () => {
        const server = createMockServer()
        return { server, host: makeHost(async () => server.startLogin(scenarios.passwordAndCode)) }
      })
      msw.use(...server.handlers)
      return { start: host.start, first: await host.first, key: 'mock' }
    },
  ],
  render: ({ site, ...props }, { loaded: { start, first, key }, globals }) => (
    <WholeLogin key={key} {...props} {...{ start, first }} {...shownBy(globals)} />
  ),
  play: async (context) => {
    // On the reference backend a person walks: codes come from the outbox of the demo sites.
    if (context.globals.server !== 'mock') return
    await agree(context)
    await signIn(context)
    await enterCode(context, 'Code from your authenticator app')
    await seeSuccess(context)
    await expect(context.args.onCancel).not.toHaveBeenCalled()
  },
}
