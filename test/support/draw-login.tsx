import { act, render } from '@testing-library/react'
import { ManagedAuthLogin, type ManagedAuthLoginProps } from '../../src/index.ts'
import { createFakeClient } from './fake-client.ts'
import { anEvent, aRecord } from './wire.ts'

/** As `renderLogin`, but given as soon as it is drawn: what a page loads later may not have come. */
export async function drawLogin(
  record: Parameters<typeof aRecord>[0],
  props: Partial<ManagedAuthLoginProps> = {},
) {
  const client = createFakeClient(aRecord(record))
  const page = (changes: Partial<ManagedAuthLoginProps>) => (
    <main>
      <button type="button">Before</button>
      <ManagedAuthLogin
        connectionId="ma_1"
        handoffCode="code"
        client={client}
        skipPrime
        {...props}
        {...changes}
      />
      <input aria-label="Elsewhere" />
    </main>
  )
  const view = await act(async () => render(page({})))
  const root = view.container.querySelector<HTMLElement>('[data-part="root"]')
  if (!root) throw new Error('The login was not drawn.')
  return {
    client,
    root,
    rerender: (changes: Partial<ManagedAuthLoginProps>) =>
      act(async () => view.rerender(page(changes))),
    push: (rest: Parameters<typeof anEvent>[0]) =>
      act(async () => client.stream.push(anEvent(rest))),
  }
}
