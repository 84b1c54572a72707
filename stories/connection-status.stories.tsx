import type { Meta, StoryContext, StoryObj } from '@storybook/react-vite'
import { delay, HttpResponse, http } from 'msw'
import { expect, waitFor } from 'storybook/test'
import { statusWordsOf } from '../.storybook/languages.ts'
import { ConnectionStatus, type ConnectionStatusProps } from '../src/status.ts'
import '../src/styles/status.ts'
import { connectionId, mockOf, serveConnection } from './mock-connections.ts'

type Story = StoryObj<ConnectionStatusProps>
type Play = NonNullable<Story['play']>
type PlayContext = Parameters<Play>[0]

const meta: Meta<typeof ConnectionStatus> = {
  title: 'Connection status',
  component: ConnectionStatus,
  parameters: { width: 560, connection: {} },
  args: {
    connectionId,
    renderLogin: ({ handoffCode }) => <p>The login with {handoffCode}</p>,
  },
  loaders: [serveConnection],
  render: (args, { globals }) => (
    <ConnectionStatus {...args} theme={globals.theme} text={statusWordsOf(globals)} />
  ),
}
export default meta

const wordsOf = ({ globals }: Pick<StoryContext, 'globals'>) => statusWordsOf(globals)
const stands = ({ canvas }: PlayContext, name: string) =>
  canvas.findByRole('heading', { name }, { timeout: 5_000 })
const press = async ({ canvas, userEvent }: PlayContext, name: string) =>
  userEvent.click(await canvas.findByRole('button', { name }, { timeout: 5_000 }))

const lapsed = {
  ...{ status: 'NEEDS_AUTH', can_reauth: false, can_reauth_reason: 'requires_sms_code' },
  flow_status: 'FAILED',
}

export const Connected: Story = {
  play: async (context) => {
    await stands(context, wordsOf(context).connected)
  },
}

/** It works, but nobody could sign in again without the person. */
export const ConnectedForNow: Story = {
  parameters: {
    connection: { can_reauth: false, can_reauth_reason: 'no_credential', health_checks: false },
  },
  play: async (context) => {
    const words = wordsOf(context)
    await stands(context, words.connected)
    await context.canvas.findByText(new RegExp(words.asksBody))
    await context.canvas.findByText(words.off)
  },
}

export const NeedsAttention: Story = {
  parameters: {
    connection: {
      ...lapsed,
      ...{ error_code: 'credentials_invalid', website_error: 'The password has expired.' },
    },
  },
  play: async (context) => {
    const words = wordsOf(context)
    await stands(context, words.attention)
    await context.canvas.findByText(new RegExp(words.failures.credentials_invalid))
    await expect(context.canvas.getByText('The password has expired.')).toBeVisible()
  },
}

export const NeedsACode: Story = {
  parameters: { connection: lapsed },
  play: async (context) => {
    const words = wordsOf(context)
    await stands(context, words.attention)
    await context.canvas.findByText(new RegExp(words.reasons.requires_sms_code))
  },
}

export const NotConnectedYet: Story = {
  parameters: {
    connection: {
      ...{ status: 'NEEDS_AUTH', can_reauth: false, last_auth_check_at: undefined },
      can_reauth_reason: 'no_prior_successful_login',
    },
  },
  play: async (context) => {
    const words = wordsOf(context)
    await stands(context, words.notConnected)
    await expect(context.canvas.getByRole('button', { name: words.signIn })).toBeVisible()
  },
}

export const SigningInByItself: Story = {
  parameters: {
    connection: { flow_status: 'IN_PROGRESS', flow_step: 'SUBMITTING', flow_type: 'REAUTH' },
  },
  play: async (context) => {
    const words = wordsOf(context)
    await stands(context, words.signingIn)
    await expect(context.canvas.queryByRole('button', { name: words.signInAgain })).toBeNull()
  },
}

export const WaitingForSomebody: Story = {
  parameters: {
    connection: { flow_status: 'IN_PROGRESS', flow_step: 'AWAITING_INPUT', flow_type: 'LOGIN' },
  },
  play: async (context) => {
    await stands(context, wordsOf(context).waiting)
  },
}

export const Checking: Story = {
  parameters: {
    handlers: [
      http.post('*/health-check', async ({ request }) => {
        const url = request.url.replace('/health-check', '')
        return HttpResponse.json(await (await fetch(url)).json(), { status: 202 })
      }),
    ],
  },
  play: async (context) => {
    const words = wordsOf(context)
    await stands(context, words.connected)
    await press(context, words.checkNow)
    await stands(context, words.checking)
  },
}

export const CheckFoundItGone: Story = {
  parameters: { finds: () => 'NEEDS_AUTH' },
  play: async (context) => {
    const words = wordsOf(context)
    await stands(context, words.connected)
    await press(context, words.checkNow)
    await stands(context, words.attention)
    await expect(context.canvas.getByRole('status')).toHaveTextContent(words.attention)
  },
}

export const LoginOpen: Story = {
  parameters: { connection: lapsed },
  play: async (context) => {
    const words = wordsOf(context)
    await stands(context, words.attention)
    await press(context, words.signInAgain)
    await context.canvas.findByText(/The login with mock-/)
  },
}

/** What happened elsewhere shows without anybody looking again. */
export const LoggedInElsewhere: Story = {
  args: { refetchInterval: 200 },
  parameters: { connection: lapsed },
  play: async (context) => {
    const words = wordsOf(context)
    await stands(context, words.attention)
    mockOf(context).change(connectionId, { status: 'AUTHENTICATED', flow_status: 'SUCCESS' })
    await stands(context, words.connected)
  },
}

export const UnknownToThisVersion: Story = {
  parameters: { connection: { status: 'HIBERNATING' } },
  play: async (context) => {
    await stands(context, wordsOf(context).unknown)
  },
}

export const Loading: Story = {
  parameters: { handlers: [http.get('*/connections/:id', () => delay('infinite'))] },
  play: async (context) => {
    await stands(context, wordsOf(context).loading)
  },
}

/** What comes takes the place of the bars: nothing leaps. */
export const LoadingKeepsItsPlace: Story = {
  parameters: {
    handlers: [
      http.get('*/connections/:id', async () => {
        await delay(300)
      }),
    ],
  },
  play: async (context) => {
    const { canvasElement } = context
    const height = () => canvasElement.querySelector('[data-part="root"]')?.clientHeight ?? 0
    await stands(context, wordsOf(context).loading)
    const before = height()
    await stands(context, wordsOf(context).connected)
    await expect(Math.abs(height() - before)).toBeLessThanOrEqual(1)
  },
}

export const Problem: Story = {
  parameters: { refuses: 'forbidden' },
  play: async (context) => {
    await waitFor(() =>
      expect(context.canvas.getByRole('alert')).toHaveTextContent(
        wordsOf(context).problems.forbidden,
      ),
    )
  },
}

export const Compact: Story = {
  args: { density: 'compact' },
  play: async (context) => {
    await stands(context, wordsOf(context).connected)
  },
}

export const Unstyled: Story = {
  args: { unstyled: true },
  play: async (context) => {
    await stands(context, wordsOf(context).connected)
  },
}
