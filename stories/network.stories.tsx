import type { Meta } from '@storybook/react-vite'
import { expect, fn, waitFor } from 'storybook/test'
import { ManagedAuthLogin } from '../src/index.ts'
import { mockAccount, offline, scenarios } from '../src/mock/index.ts'
import { en } from '../src/text/en.ts'
import {
  agree,
  appCode,
  enterCode,
  type LoginStory,
  loginStory,
  type MockLogin,
  type PlayContext,
  press,
  seeStep,
  seeSuccess,
  signIn,
  walk,
} from './mock-login.tsx'

const meta: Meta<typeof ManagedAuthLogin> = {
  title: 'Network',
  component: ManagedAuthLogin,
  args: { onSuccess: fn(), onError: fn(), onCancel: fn() },
}
export default meta

async function seeTrouble({ canvasElement }: PlayContext) {
  await waitFor(() => expect(canvasElement.querySelector('[data-part="problem"]')).toBeVisible(), {
    timeout: 5_000,
  })
}

export const SlowNetwork = loginStory(scenarios.slowNetwork, async (context) => {
  await agree(context)
  await seeStep(context, 'input')
})

export const UnavailableTwice = loginStory(scenarios.unavailableTwice, async (context) => {
  await seeTrouble(context)
  await walk(context)
  await expect(context.canvasElement.querySelector('[data-part="problem"]')).toBeNull()
})

export const OfflineAtFirst = loginStory(scenarios.offlineAtFirst, async (context) => {
  await seeTrouble(context)
  await walk(context)
})

export const OfflineAndBack: LoginStory = {
  ...loginStory(scenarios.passwordAndCode, async () => {}),
  name: 'Offline, and back',
  play: async (context) => {
    const { server } = context.loaded.mock as MockLogin
    await agree(context)
    await seeStep(context, 'input')
    const mend = server.fail(offline())
    await seeTrouble(context)
    mend()
    await press(context, en.tryAgain)
    await waitFor(() => expect(context.canvas.queryByText(en.tryAgain)).toBeNull())
    await signIn(context)
    await enterCode(context, appCode)
    await seeSuccess(context)
  },
}

export const LostAnswer = loginStory(scenarios.lostAnswer, async (context) => {
  await agree(context)
  await signIn(context)
  await seeTrouble(context)
  await expect(context.canvas.getByLabelText('Email')).toHaveValue(mockAccount.email)
  await signIn(context)
  await enterCode(context, appCode)
  await seeSuccess(context)
})

export const DroppedStream = loginStory(scenarios.droppedStreamAtCode, walk)

export const StreamsBlocked = loginStory(scenarios.streamsBlocked, walk)

export const WithoutStreams = loginStory(scenarios.withoutStreams, walk)

export const UsedCode = loginStory(scenarios.usedCode, async (context) => {
  await seeStep(context, 'expired')
})

export const Gone = loginStory(scenarios.goneAtCode, async (context) => {
  await agree(context)
  await signIn(context)
  await seeStep(context, 'expired')
})

export const SessionOver = loginStory(scenarios.sessionOverAtCode, async (context) => {
  await agree(context)
  await signIn(context)
  await context.canvas.findByLabelText(appCode, {}, { timeout: 5_000 })
  await enterCode(context, appCode)
  await seeStep(context, 'expired')
})

export const StaleOnce = loginStory(scenarios.staleOnce, async (context) => {
  await agree(context)
  await signIn(context)
  await seeTrouble(context)
  await signIn(context)
  await enterCode(context, appCode)
  await seeSuccess(context)
})

export const MalformedOnce = loginStory(scenarios.malformedOnce, async (context) => {
  await seeTrouble(context)
  await walk(context)
})

export const MalformedEvents = loginStory(scenarios.malformedEvents, walk)
