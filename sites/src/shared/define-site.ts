import { type Context, Hono } from 'hono'
import type { SiteAccount } from '../description.ts'
import { describeSite } from '../descriptions.ts'
import type { Site, SiteDeps, Upgrade } from '../site.ts'
import { type Brand, createBrand, type Inside } from './brand.ts'
import type { Look } from './brand-style.ts'
import { readForm, readJson, sameIdentifier, sameText } from './form.ts'
import type { Markup } from './page.ts'
import { createSessions } from './sessions.ts'

interface SiteParts {
  look: Look
  /** The page a login leads to; only those see it who are signed in. */
  inside: Inside
  /** Other names under `.localhost` the site answers to, such as `gate`. */
  alsoAt?: string[]
  /** Adds the routes of the login itself. `/` is asked only for visitors who are not signed in. */
  build(kit: SiteKit): void
}

/** What the login of a site is made with. */
export interface SiteKit extends Omit<SiteDeps, 'onUpgrade'>, Pick<Brand, 'page' | 'stage'> {
  onUpgrade(upgrade: Upgrade): void
  app: Hono
  title: string
  account: SiteAccount
  /** Path of the page behind the login. */
  home: string
  /** What the site says when it refuses. */
  says: string
  knows(identifier: string, password: string): boolean
  knowsIdentifier(identifier: string): boolean
  knowsPassword(password: string): boolean
  /** Answers the form posted to `/login`: lets in, or shows `again` with the site's refusal. */
  takesLogin(again: (refused: { email: string; problem: string }) => Markup): void
  /** The same for an app that posts JSON to `/login` and opens the page behind it by itself. */
  takesJsonLogin(): void
  /** Begins the session without leaving the page. */
  begin(c: Context): Promise<void>
  isSignedIn(c: Context): Promise<boolean>
  /** Begins the session and leads to the page behind the login. */
  enter(c: Context): Promise<Response>
  /** The page behind the login, for an app that draws it where it stands. */
  insidePage(): ReturnType<Brand['inside']>
}

/** Makes the site that is described under `name`: its brand, its session, and its own login. */
export const defineSite = (name: string, { look, inside, alsoAt = [], build }: SiteParts): Site => {
  const description = describeSite(name)
  const { title, account, home, lang } = description
  const brand = createBrand(title, look, lang)

  return {
    ...description,
    alsoAt,
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
      const says = description.refusal?.says ?? ''
      const knows = (identifier: string, password: string) =>
        knowsIdentifier(identifier) && knowsPassword(password)
      const enter = async (c: Context) => {
        await sessions.start(c, { remember: true })
        return c.redirect(home, 303)
      }
      build({
        ...deps,
        onUpgrade: (upgrade) => deps.onUpgrade(name, upgrade),
        app,
        title,
        account,
        home,
        page: brand.page,
        stage: brand.stage,
        knowsIdentifier,
        knowsPassword,
        knows,
        says,
        begin: (c) => sessions.start(c, { remember: true }),
        isSignedIn: async (c) => Boolean(await sessions.find(c)),
        enter,
        takesLogin(again) {
          app.post('/login', async (c) => {
            const form = await readForm(c)
            const email = form('email')
            if (knows(email, form('password'))) return enter(c)
            return c.html(again({ email, problem: says }), 401)
          })
        },
        takesJsonLogin() {
          app.post('/login', async (c) => {
            const given = await readJson(c)
            if (!knows(given('email'), given('password'))) return c.json({ problem: says }, 401)
            await sessions.start(c, { remember: true })
            return c.json({ home })
          })
        },
        insidePage,
      })
      return app
    },
  }
}
