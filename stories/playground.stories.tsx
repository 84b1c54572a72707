import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import { ManagedAuthLogin, type ManagedAuthLoginProps } from '../src/index.ts'
import { createMockServer, type Scenario, scenarios, slow } from '../src/mock/index.ts'
import { agree, seeStep, shownBy } from './mock-login.tsx'
import { oncePerVisit } from './once-per-visit.ts'

type Scenarios = Record<string, Scenario>

interface PlaygroundProps
  extends Pick<
    ManagedAuthLoginProps,
    'theme' | 'density' | 'unstyled' | 'skipPrime' | 'layout' | 'onSuccess' | 'onError' | 'onCancel'
  > {
  /** What the played site asks for. */
  scenario: keyof typeof scenarios
  /** Milliseconds every answer of the server takes longer. */
  latencyMs: number
}

const meta: Meta<PlaygroundProps> = {
  title: 'Playground',
  args: {
    scenario: 'passwordAndCode',
    latencyMs: 0,
    theme: undefined,
    density: 'comfortable',
    unstyled: false,
    skipPrime: false,
    layout: { options: 'below', securityNote: true, icons: true, autoSubmit: true },
    onSuccess: fn(),
    onError: fn(),
    onCancel: fn(),
  },
  argTypes: {
    scenario: { control: 'select', options: Object.keys(scenarios) },
    latencyMs: { control: { type: 'range', min: 0, max: 3_000, step: 100 } },
    theme: { control: 'inline-radio', options: [undefined, 'light', 'dark', 'auto'] },
    density: { control: 'inline-radio', options: ['comfortable', 'compact'] },
    unstyled: { control: 'boolean' },
    skipPrime: { control: 'boolean' },
    layout: { control: 'object' },
  },
  parameters: {
    controls: {
      disable: false,
      include: ['scenario', 'latencyMs', 'theme', 'density', 'unstyled', 'skipPrime', 'layout'],
    },
  },
}
export default meta

/** Every ready-made scenario, and the main props. Another scenario starts another login. */
export const Playground: StoryObj<PlaygroundProps> = {
  loaders: [
    ({ msw, args: { scenario, latencyMs, skipPrime }, abortSignal }) => {
      const key = JSON.stringify([scenario, latencyMs, skipPrime])
      const { server, login } = oncePerVisit(abortSignal, key, () => {
        const server = createMockServer({ failures: latencyMs > 0 ? [slow(latencyMs)] : [] })
        return {
          server,
          login: server.startLogin((scenarios as Scenarios)[scenario] ?? scenarios.password),
        }
      })
      msw.use(...server.handlers)
      return { login }
    },
  ],
  render: ({ scenario: _, latencyMs: __, ...props }, { loaded, globals }) => (
    <ManagedAuthLogin
      {...props}
      {...shownBy(globals)}
      {...(props.theme && { theme: props.theme })}
      {...loaded.login}
    />
  ),
  play: async (context) => {
    if (context.args.skipPrime || context.args.scenario !== 'passwordAndCode') return
    await agree(context)
    await seeStep(context, 'input')
  },
}
