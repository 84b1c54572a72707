import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { createMockConnections, type MockConnection, type MockRow } from '../../src/mock/index.ts'
import {
  ConnectionStatus,
  type ConnectionStatusProps,
  ConnectionTimeline,
  createStatusClient,
  type StartedHere,
} from '../../src/status.ts'
import { statusDe } from '../../src/text/status/de.ts'

// Status and timeline on every React we support.

const handlerUrl = 'http://app.test/api/managed-auth'
const network = setupServer()
const connectionId = 'ma_mock_1'

beforeAll(() => network.listen({ onUnhandledRequest: 'error' }))
afterEach(() => {
  cleanup()
  network.resetHandlers()
})
afterAll(() => network.close())

const lapsed: Partial<MockConnection> = {
  ...{ status: 'NEEDS_AUTH', can_reauth: false, can_reauth_reason: 'requires_sms_code' },
  ...{ flow_status: 'FAILED', error_code: 'sms_code_required', website_error: 'Enter the code.' },
}

function serve(news: Partial<MockConnection> = {}, finds?: () => string) {
  const connections = [{ domain: 'harbor.example', ...news }]
  const mock = createMockConnections({ handlerUrl, connections, finds })
  network.use(...mock.handlers)
  return mock
}

const showStatus = (props: Partial<ConnectionStatusProps> = {}) =>
  render(<ConnectionStatus {...{ connectionId, handlerUrl, ...props }} />)

const said = () =>
  screen.getAllByRole('status').map((region) => region.textContent?.replaceAll('\u00a0', ''))

it('says that a connection works, when it was looked at and when it will be', async () => {
  serve()
  const { container } = showStatus()

  await screen.findByRole('heading', { name: 'Connected' })

  screen.getByText('Signs in again by itself when the site asks for it.')
  const [last, next] = [...container.querySelectorAll('time')]
  expect(last?.textContent).toBe('20 minutes ago')
  expect(next?.textContent).toMatch(/^in (39|40) minutes$/)
  expect(last?.title).toMatch(/\d{1,2}, \d{4}.*\d:\d\d:\d\d/)
  expect(screen.queryByRole('button', { name: /sign in/i })).toBeNull()
})

it('says why it needs a person, in words for them and in those of the site', async () => {
  serve(lapsed)
  const onReconnect = vi.fn()
  showStatus({ onReconnect })

  await screen.findByRole('heading', { name: 'Needs your attention' })

  screen.getByText(/^The site asks for a code from a text message\./)
  screen.getByText('Enter the code.')
  await userEvent.click(screen.getByRole('button', { name: 'Sign in again' }))
  expect(onReconnect).toHaveBeenCalledWith(expect.objectContaining({ id: connectionId }))
})

it('tells of a check that found the login gone, once, without being asked to look', async () => {
  serve({}, () => 'NEEDS_AUTH')
  showStatus({ renderLogin: () => null })
  const button = await screen.findByRole('button', { name: 'Check now' })
  await screen.findByRole('heading', { name: 'Connected' })

  await userEvent.click(button)

  await screen.findByRole('heading', { name: 'Checking' })
  await screen.findByRole('heading', { name: 'Needs your attention' }, { timeout: 5_000 })
  expect(said()).toContain('harbor.example: Needs your attention')
  expect(document.activeElement).toBe(button)
})

it('opens a login, and stands as connected when it has gone well', async () => {
  const mock = serve(lapsed)
  let shown: StartedHere | undefined
  showStatus({
    renderLogin(login) {
      shown = login
      return <p>The login with {login.handoffCode}</p>
    },
  })

  await userEvent.click(await screen.findByRole('button', { name: 'Sign in again' }))
  await screen.findByText(/^The login with mock-/)
  expect(screen.queryByRole('button', { name: 'Sign in again' })).toBeNull()
  mock.change(connectionId, { status: 'AUTHENTICATED', flow_status: 'SUCCESS', can_reauth: true })
  shown?.onSuccess()

  await waitFor(() => expect(screen.queryByText(/^The login with/)).toBeNull())
  await screen.findByRole('heading', { name: 'Connected' }, { timeout: 5_000 })
  expect(document.activeElement?.tagName).toBe('H2')
})

it('says what is wrong when the server refuses, and looks again on request', async () => {
  const mock = serve()
  const mend = mock.refuse('forbidden')
  showStatus()
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('You may not do this.')

  mend()
  await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }))

  await screen.findByRole('heading', { name: 'Connected' })
})

it('speaks another language, its times included', async () => {
  serve()
  showStatus({ text: statusDe })

  await screen.findByRole('heading', { name: 'Verbunden' })
  screen.getByText('vor 20 Minuten')
})

const rows: MockRow[] = [
  { type: 'health_check', status: 'AUTHENTICATED', minutesAgo: 3 },
  {
    ...{ type: 'reauth', status: 'FAILED', minutesAgo: 60, seconds: 4 },
    ...{ error_code: 'credentials_invalid', website_error: 'Wrong password.' },
  },
  {
    ...{ type: 'login', status: 'SUCCESS', minutesAgo: 3_000, seconds: 75 },
    replay_id: 'rec_1',
  },
]

const showTimeline = () => render(<ConnectionTimeline {...{ connectionId, handlerUrl }} />)

it('tells what happened, newest first, with what the site said and how long it took', async () => {
  serve({ timeline: rows })
  showTimeline()

  const items = await screen.findAllByRole('listitem')
  await waitFor(() => expect(screen.getAllByText(/ago/).length).toBeGreaterThan(2))

  expect(items).toHaveLength(3)
  const [check, failed, login] = screen.getAllByRole('listitem').map((item) => item.textContent)
  expect(check).toMatch(/^Check ?Signed in3 minutes ago/)
  expect(failed).toContain('The site did not accept the stored details.')
  expect(failed).toContain('Wrong password.')
  expect(login).toMatch(/2 days ago ?took 1 min,? 15 sec/)
})

it('shows one kind only, and says when there is none of it', async () => {
  serve({ timeline: rows.slice(0, 2) })
  showTimeline()
  await screen.findByText('Wrong password.')

  await userEvent.click(screen.getByRole('button', { name: 'Checks' }))
  await waitFor(() => expect(screen.queryByText('Wrong password.')).toBeNull())
  expect(screen.getByRole('button', { name: 'Checks' }).getAttribute('aria-pressed')).toBe('true')
  await userEvent.click(screen.getByRole('button', { name: 'Sign-ins' }))

  await screen.findByText('Nothing of this kind has happened.')
})

it('goes on to older rows, and takes the focus to the first of them', async () => {
  const many = Array.from({ length: 25 }, (_, index): MockRow => {
    return { type: 'health_check', status: 'AUTHENTICATED', minutesAgo: index * 60 }
  })
  serve({ timeline: many })
  showTimeline()

  await userEvent.click(await screen.findByRole('button', { name: 'Show older' }))

  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(25))
  expect(document.activeElement).toBe(screen.getAllByRole('listitem')[20])
  expect(said()).toContain('5 more')
  expect(screen.queryByRole('button', { name: 'Show older' })).toBeNull()
})

it('shows a recording in its row when it is asked for, and not before', async () => {
  serve({ timeline: rows })
  const { container } = showTimeline()
  const button = await screen.findByRole('button', { name: 'Watch recording' })
  expect(container.querySelector('video')).toBeNull()

  await userEvent.click(button)

  const video = container.querySelector('video')
  expect(video?.getAttribute('src')).toBe(`${handlerUrl}/connections/${connectionId}/replays/rec_1`)
  expect(button.getAttribute('aria-expanded')).toBe('true')
  await userEvent.click(screen.getByRole('button', { name: 'Hide recording' }))
  expect(container.querySelector('video')).toBeNull()
})

it('asks whom the host names, by a client of its own or an address', async () => {
  serve()
  const client = createStatusClient({ handlerUrl })
  showStatus({ client, handlerUrl: 'http://nobody.test' })

  await screen.findByRole('heading', { name: 'Connected' })
})

it('runs in the direction the host sets, and leaves its looks to it', async () => {
  serve()
  const { container } = showStatus({ dir: 'rtl', unstyled: true, classNames: { root: 'theirs' } })
  await screen.findByRole('heading', { name: 'Connected' })

  const root = container.querySelector<HTMLElement>('[data-part="root"]')
  expect(root?.dir).toBe('rtl')
  expect(root?.className).toBe('theirs')
})
