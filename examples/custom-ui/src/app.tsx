import { type MockServer, mockAccount, scenarios } from '@managed-auth/react/mock'
import { useState } from 'react'
import { LoginCard } from './login/login-card.tsx'

const names = Object.keys(scenarios) as (keyof typeof scenarios)[]

/** Begins with the scenario the address names: `/?scenario=twoMethods`. */
const wanted = new URLSearchParams(location.search).get('scenario')
const first = names.find((name) => name === wanted) ?? 'passwordAndCode'

/** A page around the login, with a switch for what the mocked site does. */
export function App({ startLogin }: Pick<MockServer, 'startLogin'>) {
  const [name, setName] = useState(first)
  const [login, setLogin] = useState(() => startLogin(scenarios[first]))

  const play = (next: keyof typeof scenarios) => {
    setName(next)
    setLogin(startLogin(scenarios[next]))
  }

  return (
    <main className="page">
      <header className="page-head">
        <img src="/lantern.svg" alt="" width="36" height="36" />
        <div>
          <h1>Lantern</h1>
          <p>reads your bills, so that you need not</p>
        </div>
      </header>

      <LoginCard key={login.handoffCode} {...login} app="Lantern" onRestart={() => play(name)} />

      <aside className="bench" aria-label="Mocked site">
        <label>
          The site plays
          <select value={name} onChange={({ target }) => play(target.value as typeof name)}>
            {names.map((each) => (
              <option key={each} value={each}>
                {scenarios[each].title}
              </option>
            ))}
          </select>
        </label>
        <dl>
          <dt>Email</dt>
          <dd>{mockAccount.email}</dd>
          <dt>Password</dt>
          <dd>{mockAccount.password}</dd>
          <dt>Code</dt>
          <dd>{mockAccount.code}</dd>
        </dl>
      </aside>
    </main>
  )
}
