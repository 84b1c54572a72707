import type { Preview } from '@storybook/react-vite'
import { mswLoader } from 'msw-storybook-addon/csf3'
import { expect, spyOn } from 'storybook/test'
import '../src/styles.ts'
import { faultsInEveryLook } from './every-look.ts'
import { languages, wordsOf } from './languages.ts'
import { startNetwork } from './network.ts'

// The page of an imaginary host: what stands around the component is not ours to style.
const hostPages: Record<string, { background: string; colorScheme: string }> = {
  light: { background: '#f3f2ee', colorScheme: 'light' },
  dark: { background: '#141517', colorScheme: 'dark' },
  auto: { background: 'light-dark(#f3f2ee, #141517)', colorScheme: 'light dark' },
}

const preview: Preview = {
  loaders: [mswLoader(startNetwork)],
  // React says what is wrong with a tree on the console only.
  beforeEach() {
    spyOn(console, 'error')
  },
  afterEach: async ({ canvasElement, parameters }) => {
    // biome-ignore lint/suspicious/noConsole: it is watched, not written to
    await expect(console.error).not.toHaveBeenCalled()
    // On a screen it would flicker.
    if (import.meta.env.MODE === 'test') {
      const faults = await faultsInEveryLook(canvasElement, parameters.exceptRules)
      await expect(faults).toEqual([])
    }
  },
  parameters: {
    layout: 'fullscreen',
    a11y: { test: 'error' },
    controls: { disable: true },
    options: {
      storySort: {
        order: [
          'Introduction',
          'Guide',
          [
            'Install',
            'First screen',
            'Styling',
            'Texts',
            'Credentials',
            'Status',
            'Hooks',
            'Testing',
            'Backend',
            'Security',
          ],
          'Playground',
          'Whole login',
          'Scenarios',
          'Steps',
          'Looks',
          'Languages',
          'Error codes',
          'Network',
          'Credentials',
          'Connection status',
          'Connection timeline',
        ],
      },
    },
  },
  globalTypes: {
    theme: {
      description: 'Theme of the component and the page around it',
      toolbar: { title: 'Theme', icon: 'contrast', items: ['light', 'dark', 'auto'] },
    },
    language: {
      description: 'Text pack of the component',
      toolbar: {
        title: 'Language',
        icon: 'globe',
        items: Object.entries(languages).map(([value, { title }]) => ({ value, title })),
        dynamicTitle: true,
      },
    },
    server: {
      description: 'Which server the whole login runs against',
      toolbar: {
        title: 'Server',
        icon: 'database',
        items: [
          { value: 'mock', title: 'Mock' },
          { value: 'backend', title: 'Reference backend' },
        ],
        dynamicTitle: true,
      },
    },
  },
  initialGlobals: { theme: 'light', language: 'en', server: 'mock' },
  decorators: [
    (Story, { globals, parameters }) => (
      <main
        lang={wordsOf(globals).locale}
        dir={wordsOf(globals).dir}
        style={{
          ...hostPages[globals.theme],
          color: 'CanvasText',
          boxSizing: 'border-box',
          minHeight: '100vh',
          padding: 'clamp(12px, 5vw, 64px)',
        }}
      >
        <div style={{ maxWidth: parameters.width ?? 440, marginInline: 'auto' }}>
          <Story />
        </div>
      </main>
    ),
  ],
}

export default preview
