import type { Meta } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { type Language, languages } from '../.storybook/languages.ts'
import { ManagedAuthLogin } from '../src/index.ts'
import { createManualClock, createMockServer, failedWith, scenarios } from '../src/mock/index.ts'
import { discoverMs, type LoginStory, shownBy, siteOfScenarios } from './mock-login.tsx'
import { oncePerVisit } from './once-per-visit.ts'

const meta: Meta<typeof ManagedAuthLogin> = {
  title: 'Languages',
  component: ManagedAuthLogin,
  parameters: { width: 1_400 },
}
export default meta

/** One login for each column of the page. */
function startLogins() {
  const clock = createManualClock()
  const server = createMockServer({ clock })
  const logins = {
    prime: server.startLogin(scenarios.password),
    input: server.startLogin(scenarios.ssoButtons),
    code: server.startLogin(scenarios.twoMethods, { at: 'homePhone' }),
    'external-action': server.startLogin(scenarios.pushOrCode, { at: 'push' }),
    success: server.startLogin(scenarios.alreadySignedIn),
    failed: server.startLogin(failedWith('totp_required')),
    expired: server.startLogin(scenarios.outOfTime),
    canceled: server.startLogin(scenarios.canceledElsewhere, { at: 'gone' }),
  }
  return { clock, server, logins }
}
type Logins = ReturnType<typeof startLogins>

/** The steps of a login side by side, in one text pack. */
const language = (language: Language): LoginStory => ({
  name: languages[language].title,
  globals: { language },
  loaders: [
    ({ msw, abortSignal }) => {
      const started = oncePerVisit(abortSignal, 'logins', startLogins)
      msw.use(...started.server.handlers)
      return { started }
    },
  ],
  render: (_, { loaded, globals }) => (
    <div
      style={{
        display: 'grid',
        gap: 24,
        alignItems: 'start',
        gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 320px), 1fr))',
      }}
    >
      {Object.entries((loaded.started as Logins).logins).map(([step, login]) => (
        <ManagedAuthLogin
          key={step}
          {...shownBy(globals)}
          {...login}
          skipPrime={step !== 'prime'}
          onRestart={() => {}}
        />
      ))}
    </div>
  ),
  play: async ({ canvas, canvasElement, loaded }) => {
    const { clock, logins } = loaded.started as Logins
    const { text } = languages[language]
    const count = (step: string) => canvasElement.querySelectorAll(`[data-step="${step}"]`).length
    const name = text.discovering(siteOfScenarios)
    const begun = Object.keys(logins).length - 1
    await waitFor(() => expect(canvas.getAllByRole('heading', { name })).toHaveLength(begun), {
      timeout: 5_000,
    })
    clock.advance(discoverMs)
    await waitFor(() => expect(count('discovering')).toBe(0), { timeout: 5_000 })
    clock.advance(scenarios.outOfTime.flowLimitMs ?? 0)
    await waitFor(() => expect(count('expired')).toBe(1), { timeout: 5_000 })
    await expect(
      canvas.getByRole('heading', { name: text.connectTo(siteOfScenarios) }),
    ).toBeVisible()
  },
})

export const English = language('en')
export const German = language('de')
export const French = language('fr')
export const Spanish = language('es')
export const PortugueseOfBrazil = language('pt-BR')
export const Japanese = language('ja')
export const SimplifiedChinese = language('zh-CN')
export const Arabic = language('ar')
