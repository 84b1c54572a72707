import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import type { ManagedAuthLoginProps } from '../src/index.ts'
import { createMockServer, scenarios } from '../src/mock/index.ts'
import { demoSites, HostedLogin, makeHost, startOnBackend } from './hosted-login.tsx'
import { shownBy, walk } from './mock-login.tsx'
import { oncePerVisit } from './once-per-visit.ts'

interface WholeLoginProps
  extends Pick<ManagedAuthLoginProps, 'theme' | 'onSuccess' | 'onError' | 'onCancel'> {
  /** The demo site to log in to, on the reference backend. */
  site: string
}

const meta: Meta<WholeLoginProps> = {
  title: 'Whole login',
  args: { site: 'harbor', onSuccess: fn(), onError: fn(), onCancel: fn() },
  argTypes: {
    site: {
      control: {
        type: 'select',
        labels: Object.fromEntries(
          demoSites.map(({ name, title }) => [name, `${title} (${name})`]),
        ),
      },
      options: demoSites.map(({ name }) => name),
    },
  },
  parameters: { controls: { disable: false, include: ['site'] } },
}
export default meta

/** The toolbar's server switch decides who answers: the mock, or a real browser on a real site. */
export const PasswordAndCode: StoryObj<WholeLoginProps> = {
  loaders: [
    async ({ msw, globals, args, abortSignal }) => {
      if (globals.server === 'backend') {
        const make = () => makeHost(() => startOnBackend(args.site))
        const { start, first } = oncePerVisit(abortSignal, args.site, make)
        return { start, first: await first, site: args.site }
      }
      const { server, host } = oncePerVisit(abortSignal, 'mock', () => {
        const server = createMockServer()
        return { server, host: makeHost(async () => server.startLogin(scenarios.passwordAndCode)) }
      })
      msw.use(...server.handlers)
      return { start: host.start, first: await host.first, site: undefined }
    },
  ],
  render: ({ site: _, ...props }, { loaded: { start, first, site }, globals }) => (
    <HostedLogin key={site} {...props} {...{ start, first, site }} {...shownBy(globals)} />
  ),
  play: async (context) => {
    // On the reference backend a person walks: codes come from the outbox of the demo sites.
    if (context.globals.server !== 'mock') return
    await walk(context)
    await expect(context.args.onCancel).not.toHaveBeenCalled()
  },
}
