'use client'

import { ManagedAuthLogin } from '@managed-auth/react'
import { type FormEvent, useState, useTransition } from 'react'
import type { Login } from '../lib/login'
import { startLogin } from './start-login'

/** Asks for a site, then shows its login. The page around it stays a server component. */
export function Connect({ suggestion }: { suggestion: string }) {
  const [login, setLogin] = useState<Login>()
  const [domain, setDomain] = useState(suggestion)
  const [connected, setConnected] = useState<string>()
  const [starting, start] = useTransition()

  const begin = () => start(async () => setLogin(await startLogin(domain)))

  if (!login) {
    return (
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          begin()
        }}
      >
        <label htmlFor="domain">Site</label>
        <input id="domain" value={domain} onChange={({ target }) => setDomain(target.value)} />
        <button type="submit" disabled={starting}>
          Connect
        </button>
      </form>
    )
  }
  return (
    <>
      <ManagedAuthLogin
        {...login}
        baseUrl="/api/managed-auth"
        onSuccess={(account) => setConnected(account.domain)}
        onRestart={begin}
      />
      {connected && <p>Ready to work at {connected}.</p>}
    </>
  )
}
