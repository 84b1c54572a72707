import type { ConnectionState } from '../server/api-types.ts'

const words = {
  'not-connected': 'Not connected',
  'signing-in': 'Signing in',
  connected: 'Connected',
  expired: 'Signed out',
} satisfies Record<ConnectionState, string>

/** How an account stands, in one or two words. */
export function StateBadge({ state }: { state: ConnectionState }) {
  return (
    <span className="badge" data-state={state}>
      {words[state]}
    </span>
  )
}
