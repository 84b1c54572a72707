import { descriptions, type RunningSites } from '@managed-auth/sites'
import type { Page } from 'playwright'

export interface Case {
  name: string
  /** The `domain` of the connection. */
  domain: string
  /** What a person types, by storage name. */
  values: Record<string, string>
  /** What somebody who knows the site would write. */
  script: (page: Page) => Promise<void>
}

export const verdaccioUser = { name: 'ada', password: 'lovelace-1843' }

interface Account {
  identifier: string
  password: string
}

/** The shortest reliable script for each site, from its front page to its proof of being in. */
const scripts: Record<string, (page: Page, account: Account) => Promise<void>> = {
  harbor: async (page, { identifier, password }) => {
    await page.getByRole('link', { name: 'Log in' }).first().click()
    await page.getByLabel('E-mail').fill(identifier)
    await page.getByLabel('Password').fill(password)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Log out' }).waitFor()
  },
  ledger: async (page, { identifier, password }) => {
    await page.getByLabel('E-mail address').fill(identifier)
    await page.keyboard.press('Enter')
    await page.getByLabel('Password').fill(password)
    await page.keyboard.press('Enter')
    await page.getByText('Mara Lindqvist').first().waitFor()
  },
  orbit: async (page, { identifier, password }) => {
    await page.getByLabel('E-mail').fill(identifier)
    await page.getByLabel('Password').fill(password)
    await page.keyboard.press('Enter')
    await page.getByText('Mara Lindqvist').first().waitFor()
  },
  lantern: async (page, { identifier, password }) => {
    await page.getByRole('button', { name: 'Log in' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('E-mail').fill(identifier)
    await dialog.getByLabel('Password').fill(password)
    await page.keyboard.press('Enter')
    await page.getByText('Mara Lindqvist').first().waitFor()
  },
  quay: async (page, { identifier, password }) => {
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByLabel('E-mail').fill(identifier)
    await page.keyboard.press('Enter')
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.keyboard.press('Enter')
    await page.getByText('Mara Lindqvist').first().waitFor()
  },
}

const fromSite = (running: Pick<RunningSites, 'hostOf' | 'urlOf'>, name: string): Case => {
  const description = descriptions.find((candidate) => candidate.name === name)
  const script = scripts[name]
  if (!description || !script) throw new Error(`There is no site or no script for ${name}.`)
  const { account } = description
  return {
    name,
    domain: running.hostOf(name),
    values: { email: account.identifier, password: account.password },
    script: async (page) => {
      await page.goto(running.urlOf(name))
      await script(page, account)
    },
  }
}

const verdaccioCase = (verdaccio: { host: string; url: string }): Case => ({
  name: 'verdaccio',
  domain: verdaccio.host,
  values: { username: verdaccioUser.name, password: verdaccioUser.password },
  script: async (page) => {
    await page.goto(verdaccio.url)
    await page.getByTestId('header--button-login').click()
    await page.getByLabel('Username').fill(verdaccioUser.name)
    await page.getByLabel('Password').fill(verdaccioUser.password)
    await page.getByTestId('login-dialog-form-login-button').click()
    await page.getByTestId('logInDialogIcon').waitFor()
  },
})

export const createCases = (
  running: Pick<RunningSites, 'hostOf' | 'urlOf'>,
  verdaccio: { host: string; url: string },
): Case[] => [
  ...Object.keys(scripts).map((name) => fromSite(running, name)),
  verdaccioCase(verdaccio),
]
