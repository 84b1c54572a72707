import type { Meta, StoryContext, StoryObj } from '@storybook/react-vite'
import { delay, http } from 'msw'
import { expect, waitFor } from 'storybook/test'
import { statusWordsOf } from '../.storybook/languages.ts'
import type { MockRow } from '../src/mock/index.ts'
import { ConnectionTimeline, type ConnectionTimelineProps } from '../src/status.ts'
import '../src/styles/status.ts'
import { connectionId, mockOf, serveConnection } from './mock-connections.ts'

type Story = StoryObj<ConnectionTimelineProps>
type Play = NonNullable<Story['play']>
type PlayContext = Parameters<Play>[0]

const rows: MockRow[] = [
  { type: 'health_check', status: 'AUTHENTICATED', minutesAgo: 12 },
  { type: 'reauth', status: 'SUCCESS', minutesAgo: 65, seconds: 6, replay_id: 'rec_1' },
  { type: 'health_check', status: 'NEEDS_AUTH', minutesAgo: 66, previous_status: 'AUTHENTICATED' },
  {
    ...{ type: 'reauth', status: 'FAILED', minutesAgo: 1_500, seconds: 14 },
    ...{ error_code: 'credentials_invalid', website_error: 'The password has expired.' },
  },
  { type: 'login', status: 'EXPIRED', minutesAgo: 4_400, seconds: 1_200 },
  { type: 'login', status: 'CANCELED', minutesAgo: 4_500, seconds: 40 },
  { type: 'login', status: 'SUCCESS', minutesAgo: 44_000, seconds: 75 },
]

const meta: Meta<typeof ConnectionTimeline> = {
  title: 'Connection timeline',
  component: ConnectionTimeline,
  parameters: { width: 640, connection: { timeline: rows } },
  args: { connectionId },
  loaders: [serveConnection],
  render: (args, { globals }) => (
    <ConnectionTimeline {...args} theme={globals.theme} text={statusWordsOf(globals)} />
  ),
}
export default meta

const wordsOf = ({ globals }: Pick<StoryContext, 'globals'>) => statusWordsOf(globals)
const press = async ({ canvas, userEvent }: PlayContext, name: string) =>
  userEvent.click(await canvas.findByRole('button', { name }, { timeout: 5_000 }))
const seesRows = ({ canvas }: PlayContext, count: number) =>
  waitFor(() => expect(canvas.queryAllByRole('listitem')).toHaveLength(count), { timeout: 5_000 })

export const History: Story = {
  play: async (context) => {
    await seesRows(context, rows.length)
    await expect(context.canvas.getByText('The password has expired.')).toBeVisible()
  },
}

export const OneKind: Story = {
  play: async (context) => {
    await press(context, wordsOf(context).kinds.reauth)
    await seesRows(context, 2)
  },
}

export const Older: Story = {
  parameters: {
    connection: {
      timeline: Array.from({ length: 45 }, (_, index) => ({
        ...{ type: 'health_check', status: 'AUTHENTICATED', minutesAgo: index * 60 },
      })),
    },
  },
  play: async (context) => {
    const { canvas } = context
    await press(context, wordsOf(context).showOlder)
    await seesRows(context, 40)
    await expect(canvas.getAllByRole('listitem')[20]).toHaveFocus()
    await press(context, wordsOf(context).showOlder)
    await seesRows(context, 45)
    await expect(canvas.getAllByRole('listitem')[40]).toHaveFocus()
  },
}

/** A login that runs is looked after, and its row changes in place. */
export const Running: Story = {
  args: { refetchInterval: 200 },
  parameters: { connection: { timeline: [] } },
  play: async (context) => {
    const words = wordsOf(context)
    await context.canvas.findByText(words.historyEmpty, undefined, { timeout: 5_000 })
    mockOf(context).add(connectionId, { type: 'login', status: 'IN_PROGRESS', minutesAgo: 0 })
    await seesRows(context, 1)
    await expect(context.canvas.getByText(words.outcomes.IN_PROGRESS)).toBeVisible()
  },
}

export const Recording: Story = {
  parameters: { films: true },
  play: async (context) => {
    const { canvasElement } = context
    await press(context, wordsOf(context).watch)
    await waitFor(() => expect(canvasElement.querySelector('video')?.videoWidth).toBe(320), {
      timeout: 5_000,
    })
  },
}

export const RecordingGone: Story = {
  play: async (context) => {
    const words = wordsOf(context)
    await press(context, words.watch)
    await context.canvas.findByText(words.noRecording, undefined, { timeout: 5_000 })
  },
}

export const Empty: Story = {
  parameters: { connection: { timeline: [] } },
  play: async (context) => {
    await context.canvas.findByText(wordsOf(context).historyEmpty)
  },
}

export const NothingOfThisKind: Story = {
  parameters: { connection: { timeline: rows.slice(0, 1) } },
  play: async (context) => {
    await press(context, wordsOf(context).kinds.login)
    await context.canvas.findByText(wordsOf(context).historyNone)
  },
}

export const Loading: Story = {
  parameters: { handlers: [http.get('*/timeline', () => delay('infinite'))] },
  play: async (context) => {
    await context.canvas.findByRole('list', { name: wordsOf(context).loading })
  },
}

export const Problem: Story = {
  parameters: { refuses: 'rate_limited' },
  play: async (context) => {
    await context.canvas.findByText(wordsOf(context).problems.rate_limited, undefined, {
      timeout: 15_000,
    })
  },
}

export const UnknownToThisVersion: Story = {
  parameters: {
    connection: {
      timeline: [{ type: 'tea_break', status: 'STEEPING', minutesAgo: 3 }],
    },
  },
  play: async (context) => {
    await context.canvas.findByText('STEEPING')
  },
}
