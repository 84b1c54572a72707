import { descriptions, type SiteDescription } from '@managed-auth/sites/descriptions'
import { type ReactNode, useState } from 'react'
import { customerApp, letPass } from '../.storybook/network.ts'
import { ManagedAuthLogin, type ManagedAuthLoginProps } from '../src/index.ts'

/** Every demo site of the reference backend: a new one shows up by its description. */
export const demoSites: SiteDescription[] = descriptions

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
export async function startOnBackend(site: string): Promise<Login> {
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

export const makeHost = (start: Host['start']): Host => ({ start, first: tryToStart(start) })

const Notice = ({ role, children }: { role: 'alert' | 'note'; children: ReactNode }) => (
  <div role={role} style={{ marginBlock: 16, font: '15px/1.5 system-ui, sans-serif' }}>
    {children}
  </div>
)

/** What a person needs to log in to a demo site. */
function WhatToType({ site }: { site: SiteDescription }) {
  const { shows, account, allowedDomains = [], ends } = site
  return (
    <Notice role="note">
      <p>{shows}</p>
      <p>
        Log in as <code>{account.identifier}</code> with <code>{account.password}</code>. Codes are
        in the outbox, at <code>http://outbox.localhost:5170</code>.
        {allowedDomains.length > 0 && ` The login may also visit ${allowedDomains.join(', ')}.`}
        {ends && ` Nobody gets in here: it ends with ${ends}.`}
      </p>
    </Notice>
  )
}

export interface HostedLoginProps extends Partial<ManagedAuthLoginProps> {
  start: Host['start']
  first: Awaited<Host['first']>
  /** The demo site that is logged in to; none on the mock. */
  site: string | undefined
}

/** A login as a customer's page shows it; whoever starts over gets a new one. */
export function HostedLogin({ start, first, site, ...props }: HostedLoginProps) {
  const [shown, setShown] = useState(first)
  const described = demoSites.find(({ name }) => name === site)
  if ('problem' in shown) {
    return (
      <Notice role="alert">
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
  return (
    <>
      <ManagedAuthLogin {...props} {...shown.login} onRestart={restart} />
      {described && <WhatToType site={described} />}
    </>
  )
}
