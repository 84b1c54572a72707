import type { DemoAccount } from '../server/api-types.ts'
import { CopyButton } from './copy-button.tsx'

interface DemoHintsProps {
  account: DemoAccount
  outboxUrl: string | undefined
}

/** The account that exists on a demo site, ready to be copied. */
export function DemoHints({ account, outboxUrl }: DemoHintsProps) {
  return (
    <aside className="hints" aria-label="Demo account">
      <h3>Demo account</h3>
      <dl>
        <dt>{account.identifier.includes('@') ? 'E-mail' : 'User name'}</dt>
        <dd>
          <code>{account.identifier}</code>
          <CopyButton text={account.identifier} what="user name" />
        </dd>
        <dt>Password</dt>
        <dd>
          <code>{account.password}</code>
          <CopyButton text={account.password} what="password" />
        </dd>
      </dl>
      {outboxUrl && (
        <p>
          Asked for a code? It is in the{' '}
          <a href={outboxUrl} target="_blank" rel="noreferrer">
            demo outbox
          </a>
          , which opens in a new tab.
        </p>
      )}
    </aside>
  )
}
