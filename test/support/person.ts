import { type Browser, chromium, type Page } from 'playwright'
import { expect } from 'vitest'
import { findChromium } from '../../backend/src/browser/find-chromium.mjs'

export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium(process.env)
  return chromium.launch({
    ...(executablePath && { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
}

/** Somebody who connects accounts in the customer app, with what they do as verbs. */
export interface Person {
  page: Page
  /** Opens the dialog of a listed site and agrees to go on. */
  connect(title: string): Promise<void>
  /** The same for an address typed in. */
  connectAddress(address: string): Promise<void>
  /** Fills in the step that asks for these labels, and sends it. */
  enter(values: Record<string, string>): Promise<void>
  choose(label: string): Promise<void>
  /** Waits for the words somewhere in the login. */
  reads(text: string | RegExp): Promise<void>
  /** Waits for the proof: a picture of the site, logged in. */
  seesProof(): Promise<void>
  /** Everything the page complained about or asked of foreign servers. */
  complaints: string[]
}

/** A person at a fresh browser. Console errors are collected, so that a test can expect none. */
export async function newPerson(browser: Browser, url: string): Promise<Person> {
  const page = await browser.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  await page.goto(url)
  const dialog = page.getByRole('dialog')
  const agree = () => dialog.getByRole('button', { name: 'Continue', exact: true }).click()

  return {
    page,
    complaints,
    async connect(title) {
      const card = page.getByRole('listitem').filter({ hasText: title })
      await card
        .getByRole('button', { name: /connect|sign in/i })
        .first()
        .click()
      await agree()
    },
    async connectAddress(address) {
      await page.getByLabel('Address of the site').fill(address)
      await page.getByRole('button', { name: 'Connect', exact: true }).last().click()
      await agree()
    },
    async enter(values) {
      for (const [label, value] of Object.entries(values)) {
        await dialog.getByLabel(label, { exact: true }).fill(value)
      }
      await page.keyboard.press('Enter')
    },
    choose: (label) => dialog.getByRole('button', { name: label }).click(),
    reads: (text) => dialog.getByText(text).first().waitFor(),
    async seesProof() {
      const picture = dialog.getByRole('img').last()
      await picture.waitFor()
      await expect
        .poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth))
        .toBeGreaterThan(600)
    },
  }
}
