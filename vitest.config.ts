import path from 'node:path'
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { findChromium } from './backend/src/browser/find-chromium.mjs'
import { mockServiceWorker } from './test/support/mock-service-worker.ts'

// One suffix, one place to run:
//   x.test.ts            Node
//   x.test.tsx           jsdom
//   x.browser.test.tsx   a real Chromium (focus, paste, contrast, layout)
//   test/react/**        jsdom, on the newest and on the oldest React we support
//   test/nextjs/**       the same with Next.js from the registry: npm run test:nextjs
//   test/system/**       real servers and browsers together, two files at a time
const source = '@managed-auth/source'
const react18 = path.join(import.meta.dirname, 'test/react-18/node_modules')
const testingLibraryModule = path.join(
  import.meta.dirname,
  'node_modules/@testing-library/react/dist/@testing-library/react.esm.js',
)
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
          exclude: ['**/node_modules/**', 'test/{system,nextjs}/**'],
        },
      },
      {
        extends: true,
        plugins: [react()],
        test: {
          name: 'dom',
          environment: 'jsdom',
          include: ['{src,test/react}/**/*.test.tsx'],
          exclude: ['**/*.browser.test.tsx'],
          setupFiles: ['test/setup/dom.ts'],
          env: { EXPECTED_REACT_MAJOR: '19' },
        },
      },
      {
        extends: true,
        plugins: [react()],
        resolve: {
          alias: [
            { find: /^(react|react-dom)(?=$|\/)/, replacement: `${react18}/$1` },
            // Its main file would `require` a React past every alias.
            { find: /^@testing-library\/react$/, replacement: testingLibraryModule },
          ],
        },
        test: {
          name: 'react-18',
          environment: 'jsdom',
          include: ['{src/hooks,test/react}/**/*.test.tsx'],
          exclude: ['**/*.browser.test.tsx'],
          setupFiles: ['test/setup/dom.ts'],
          env: { EXPECTED_REACT_MAJOR: '18' },
          // Otherwise Node would load them, and they would find the newer React beside them.
          server: { deps: { inline: [/@testing-library\/react/, /@tanstack\/react-query/] } },
        },
      },
      {
        extends: true,
        plugins: [react(), mockServiceWorker()],
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
        // One page for all stories, as in Storybook itself: each cleans up after itself.
        test: { name: 'storybook', browser: chromium(), isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'system',
          environment: 'node',
          include: ['test/system/**/*.test.ts'],
          // They wait more than they work; more than two would make them wait for each other.
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'nextjs',
          environment: 'node',
          include: ['test/nextjs/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
