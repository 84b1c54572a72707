import path from 'node:path'
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { findChromium } from './backend/src/browser/find-chromium.mjs'

// One suffix, one place to run:
//   x.test.ts            Node
//   x.test.tsx           jsdom
//   x.browser.test.tsx   a real Chromium (focus, paste, contrast, layout)
//   test/system/**       real servers and browsers together, one file at a time
const source = '@managed-auth/source'
const executablePath = findChromium(process.env)

/** A new object for each project: Vitest writes names into what it is given. */
const chromium = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    },
  }),
  instances: [{ browser: 'chromium' as const }],
})

const sourceConditions = {
  resolve: { conditions: [source, 'module', 'browser', 'development|production'] },
  ssr: {
    resolve: {
      conditions: [source, 'node', 'module', 'development|production'],
      externalConditions: [source, 'node'],
    },
  },
}

export default defineConfig({
  ...sourceConditions,
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['{src,protocol,sites,hosted,examples,backend,test}/**/*.test.ts'],
          exclude: ['**/node_modules/**', 'test/system/**'],
        },
      },
      {
        extends: true,
        plugins: [react()],
        test: {
          name: 'dom',
          environment: 'jsdom',
          include: ['src/**/*.test.tsx'],
          exclude: ['**/*.browser.test.tsx'],
          setupFiles: ['test/setup/dom.ts'],
        },
      },
      {
        extends: true,
        plugins: [react()],
        publicDir: '.storybook/public',
        test: {
          name: 'browser',
          include: ['{src,test}/**/*.browser.test.tsx'],
          browser: chromium(),
        },
      },
      {
        extends: true,
        plugins: [
          storybookTest({
            configDir: path.join(import.meta.dirname, '.storybook'),
            storybookScript: 'npm run storybook -- --ci',
          }),
        ],
        test: { name: 'storybook', browser: chromium() },
      },
      {
        extends: true,
        test: {
          name: 'system',
          environment: 'node',
          include: ['test/system/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
