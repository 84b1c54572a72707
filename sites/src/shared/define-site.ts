import { type Context, Hono } from 'hono'
import type { SiteAccount } from '../description.ts'
import { describeSite } from '../descriptions.ts'
import type { Site, SiteDeps } from '../site.ts'
import { type Brand, createBrand, type Inside } from './brand.ts'
import type { Look } from './brand-style.ts'
import { sameIdentifier, sameText } from './form.ts'
import { createSessions } from './sessions.ts'

interface SiteParts {
  look: Look
  /** The page a login leads to; only those see it who are signed in. */
  inside: Inside
  /** Adds the routes of the login itself. `/` is asked only for visitors who are not signed in. */
  build(kit: SiteKit): void
}

/** What the login of a site is made with. */
export interface SiteKit extends SiteDeps, Pick<Brand, 'page' | 'stage'> {
  app: Hono
  account: SiteAccount
  /** Path of the page behind the login. */
  home: string
  knows(identifier: string, password: string): boolean
  knowsIdentifier(identifier: string): boolean
  knowsPassword(password: string): boolean
  /** Begins the session without leaving the page. */
  begin(c: Context): Promise<void>
  isSignedIn(c: Context): Promise<boolean>
  /** Begins the session and leads to the page behind the login. */
  enter(c: Context): Promise<Response>
  /** The page behind the login, for an app that draws it where it stands. */
  insidePage(): ReturnType<Brand['inside']>
}

/** Makes the site that is described under `name`: its brand, its session, and its own login. */
export const defineSite = (name: string, { look, inside, build }: SiteParts): Site => {
  const description = describeSite(name)
  const { title, account, home, lang } = description
  const brand = createBrand(title, look, lang)

  return {
    ...description,
    createApp(deps) {
      const app = new Hono()
      const sessions = createSessions(`${name.replaceAll('-', '_')}_session`, deps.secret)
      const insidePage = () => brand.inside(account, inside)
      const knowsIdentifier = (identifier: string) => sameIdentifier(identifier, account.identifier)
      const knowsPassword = (password: string) => sameText(password, account.password)

      app.get('/', async (c, next) =>
        home !== '/' && (await sessions.find(c)) ? c.redirect(home) : next(),
      )
      if (home !== '/') {
        app.get(home, async (c) =>
          (await sessions.find(c)) ? c.html(insidePage()) : c.redirect('/'),
        )
      }
      app.post('/sign-out', async (c) => {
        await sessions.end(c)
        return c.redirect('/', 303)
      })
      build({
        ...deps,
        app,
        account,
        home,
        page: brand.page,
        stage: brand.stage,
        knowsIdentifier,
        knowsPassword,
        knows: (identifier, password) => knowsIdentifier(identifier) && knowsPassword(password),
        begin: (c) => sessions.start(c, { remember: true }),
        isSignedIn: async (c) => Boolean(await sessions.find(c)),
        async enter(c) {
          await sessions.start(c, { remember: true })
          return c.redirect(home, 303)
        },
        insidePage,
      })
      return app
    },
  }
}
