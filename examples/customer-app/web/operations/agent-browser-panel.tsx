import type { ConnectionRecord } from '@managed-auth/react/status'
import { useMutation } from '@tanstack/react-query'
import { api } from '../api.ts'
import { CopyButton } from '../copy-button.tsx'
import { ViewFrame } from './view-frame.tsx'

/** A browser with the connection's profile, as an agent gets it. */
export function AgentBrowserPanel({ connection }: { connection: ConnectionRecord }) {
  const { profile_name: profileName, post_login_url: startUrl } = connection
  const open = useMutation({ mutationFn: api.openBrowser, gcTime: 0 })
  const close = useMutation({
    mutationFn: api.closeBrowser,
    // Gone already, by its time or by somebody else: that is what was wanted.
    onSettled: () => open.reset(),
  })
  const browser = open.data
  const wish = { profileName, ...(startUrl !== undefined && { startUrl }) }

  return (
    <section className="panel" aria-labelledby="agent-browser">
      <h2 id="agent-browser">A browser with this profile</h2>
      <p>Logged in as the user is: for an agent, or for a look.</p>
      {open.error && <p role="alert">{open.error.message}</p>}
      {browser ? (
        <>
          {browser.liveViewUrl && <ViewFrame url={browser.liveViewUrl} title="Browser" />}
          <dl className="facts">
            <dt>Address for an agent (CDP)</dt>
            <dd>
              <code>{browser.cdpUrl}</code>
              <CopyButton text={browser.cdpUrl} what="the CDP address" />
            </dd>
          </dl>
          <p className="domain">
            Ends by itself after {browser.timeoutSeconds} seconds without a client.
          </p>
          <div className="actions">
            <button
              className="button quiet"
              type="button"
              disabled={close.isPending}
              onClick={() => close.mutate(browser.id)}
            >
              Close the browser
            </button>
          </div>
        </>
      ) : (
        <div className="actions">
          <button
            className="button quiet"
            type="button"
            disabled={open.isPending}
            onClick={() => open.mutate(wish)}
          >
            {open.isPending ? 'Opening…' : 'Open a browser'}
          </button>
        </div>
      )}
    </section>
  )
}
