import path from 'node:path'
import type { Browser } from 'playwright'
import { type PreviewServer, preview } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildWhatIsStale } from '../../scripts/setup/builds.mjs'
import { mockAccount } from '../../src/mock/index.ts'
import { launchChromium } from '../support/person.ts'

// The example that draws a login with the hooks alone, built, with its mock in a service worker.

let server: PreviewServer
let browser: Browser
let url: string

beforeAll(async () => {
  await buildWhatIsStale(() => {})
  server = await preview({
    root: path.resolve(import.meta.dirname, '../../examples/custom-ui'),
    configFile: false,
    logLevel: 'silent',
    preview: { port: 0, host: '127.0.0.1' },
  })
  url = server.resolvedUrls?.local[0] ?? ''
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

it.each([
  ['desktop', 1280],
  ['phone', 360],
])('logs in over a second factor by keyboard, on a %s', async (_, width) => {
  const page = await browser.newPage({ viewport: { width, height: 740 } })
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  await page.goto(`${url}?scenario=twoMethods`)

  await page.getByRole('button', { name: 'Connect' }).press('Enter')
  await page.getByLabel('Email', { exact: true }).first().waitFor()
  await page.keyboard.type(mockAccount.email)
  await page.keyboard.press('Tab')
  await page.keyboard.type(mockAccount.password)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Text message •••• 77' }).press('Enter')
  await page.getByText('We sent a code to •••• 77.').waitFor()
  await page.keyboard.type('246 810')
  await page.keyboard.press('Enter')

  await page.getByRole('heading', { name: 'You are in' }).waitFor()
  const overflows = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  expect(overflows).toBe(false)
  expect(complaints).toEqual([])
  await page.close()
})
