import { generateKeyPairSync } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import type Provider from 'oidc-provider'
import { northstarAccount } from './descriptions/providers.ts'
import { createAttempts } from './shared/attempts.ts'
import { readForm, sameIdentifier, sameText } from './shared/form.ts'
import { createPage, type Markup } from './shared/page.ts'
import type { SiteDeps } from './site.ts'

/** Sites that may sign people in with Northstar, by name, with what the consent calls them. */
const relyingParties: Record<string, string> = { atlas: 'Atlas', beacon: 'Beacon' }

const page = createPage({
  icon: { letter: 'N', color: '#3b2f8f' },
  style: `
body{font:16px/1.5 "Avenir Next",Avenir,"Segoe UI",system-ui,sans-serif;color:#1d1a36;background:radial-gradient(circle at 50% -10%,#d9d4ff,#f5f4fb 60%);min-height:100vh;display:grid;place-items:center}
main{width:min(400px,100%);padding:32px 24px;display:grid;gap:20px}
.brand{font-weight:600;color:#3b2f8f;letter-spacing:.01em}
h1{font-size:26px;line-height:1.2;font-weight:600}
form{display:grid;gap:14px}
label{font-size:14px;display:grid;gap:6px}
input{width:100%;padding:11px 12px;border:1px solid #a7a2c9;border-radius:8px;background:#fff}
input:focus-visible,button:focus-visible{outline:3px solid #b9b1ff;outline-offset:1px}
button{border:0;border-radius:8px;padding:12px 18px;background:#3b2f8f;color:#fff;font-weight:600}
button.quiet{background:transparent;color:#3b2f8f}
.problem{color:#a31621;font-size:15px}
.who{overflow-wrap:anywhere;color:#57527a}
ul{display:grid;gap:8px;padding-left:20px;list-style:disc}
`,
})

const card = (title: string, body: Markup) =>
  page(
    `${title} · Northstar`,
    html`<main><p class="brand">★ Northstar</p><h1>${title}</h1>${body}</main>`,
  )

const identifierCard = (uid: string, email = '', problem?: string) =>
  card(
    'Sign in to Northstar',
    html`<form method="post" action="/signin/${uid}/identifier">
  <label for="email">Northstar e-mail</label>
  <input id="email" name="email" type="email" autocomplete="username" value="${email}" ${problem ? html`aria-invalid="true" aria-describedby="problem"` : ''} required>
  ${problem ? html`<p class="problem" id="problem" role="alert">${problem}</p>` : ''}
  <button>Next</button>
</form>`,
  )

const passwordCard = (uid: string, email: string, problem?: string) =>
  card(
    'Enter your password',
    html`<p class="who">${email}</p>
<form method="post" action="/signin/${uid}/password">
  <label for="password">Northstar password</label>
  <input id="password" name="password" type="password" autocomplete="current-password" ${problem ? html`aria-invalid="true" aria-describedby="problem"` : ''} required>
  ${problem ? html`<p class="problem" id="problem" role="alert">${problem}</p>` : ''}
  <button>Sign in</button>
</form>`,
  )

const consentCard = (uid: string, client: string) =>
  card(
    `${client} wants to access your Northstar account`,
    html`<p class="who">Signed in as ${northstarAccount.email}</p>
<p>${client} will be able to see:</p>
<ul><li>your name</li><li>your e-mail address</li></ul>
<form method="post" action="/signin/${uid}/consent">
  <button name="answer" value="allow">Allow</button>
  <button class="quiet" name="answer" value="cancel">Cancel</button>
</form>`,
  )

type Env = { Bindings: HttpBindings }

const createProvider = async (issuer: string, secret: string): Promise<Provider> => {
  // Loaded when somebody comes: the other sites start without it.
  const { default: Provider } = await import('oidc-provider')
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const key = {
    ...privateKey.export({ format: 'jwk' }),
    alg: 'ES256',
    use: 'sig',
    kid: 'northstar',
  }
  return new Provider(issuer, {
    clients: Object.keys(relyingParties).map((name) => ({
      client_id: name,
      client_name: relyingParties[name],
      token_endpoint_auth_method: 'none',
      id_token_signed_response_alg: 'ES256',
      redirect_uris: [`${issuer.replace('//idp.', `//${name}.`)}/auth/northstar/callback`],
    })),
    jwks: { keys: [key] },
    cookies: { keys: [secret] },
    routes: { authorization: '/authorize' },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/signin/${uid}` },
    claims: { openid: ['sub'], email: ['email'], profile: ['name'] },
    // The claims stand in the ID token: the sites ask for nothing else.
    conformIdTokenClaims: false,
    ttl: { Interaction: 3600, Session: 86_400, Grant: 86_400, IdToken: 3600, AccessToken: 3600 },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: northstarAccount.email, name: northstarAccount.fullName }),
    }),
    renderError: (ctx, { error }) => {
      ctx.type = 'text/plain'
      ctx.body = `Northstar cannot go on: ${error}.`
    },
  })
}

/**
 * An identity provider of our own, at `idp.localhost`: OpenID Connect by `oidc-provider`, with
 * pages for name, password and consent. It asks for consent once for each site.
 */
export const createNorthstar = ({ secret }: SiteDeps) => {
  const app = new Hono<Env>()
  const attempts = createAttempts<{ email: string }>('northstar_attempt')
  const providers = new Map<string, Promise<Provider>>()

  // The issuer carries the port, which is known only when somebody asks.
  const providerOf = (c: Context<Env>): Promise<Provider> => {
    const { origin } = new URL(c.req.url)
    const provider = providers.get(origin) ?? createProvider(origin, secret)
    providers.set(origin, provider)
    return provider
  }
  const detailsOf = async (c: Context<Env>) =>
    (await providerOf(c)).interactionDetails(c.env.incoming, c.env.outgoing)
  const finish = async (c: Context<Env>, result: Parameters<Provider['interactionResult']>[2]) =>
    c.redirect(
      await (await providerOf(c)).interactionResult(c.env.incoming, c.env.outgoing, result),
      303,
    )

  app.onError((_, c) => c.text('This sign-in is over. Go back to the site and begin again.', 400))

  app.get('/signin/:uid', async (c) => {
    const { uid, prompt, params } = await detailsOf(c)
    if (prompt.name === 'login') return c.html(identifierCard(uid))
    return c.html(consentCard(uid, relyingParties[String(params.client_id)] ?? 'This site'))
  })
  app.post('/signin/:uid/identifier', async (c) => {
    const { uid } = await detailsOf(c)
    const email = (await readForm(c))('email').trim()
    if (!sameIdentifier(email, northstarAccount.identifier)) {
      return c.html(
        identifierCard(uid, email, 'There is no Northstar account with that e-mail.'),
        404,
      )
    }
    attempts.begin(c, { email: northstarAccount.identifier })
    return c.redirect(`/signin/${uid}/password`, 303)
  })
  app.get('/signin/:uid/password', async (c) => {
    const { uid } = await detailsOf(c)
    const attempt = attempts.find(c)
    return attempt ? c.html(passwordCard(uid, attempt.email)) : c.redirect(`/signin/${uid}`)
  })
  app.post('/signin/:uid/password', async (c) => {
    const { uid } = await detailsOf(c)
    const attempt = attempts.find(c)
    if (!attempt) return c.redirect(`/signin/${uid}`, 303)
    if (!sameText((await readForm(c))('password'), northstarAccount.password)) {
      return c.html(passwordCard(uid, attempt.email, 'Wrong Northstar password. Try again.'), 401)
    }
    attempts.finish(c)
    return finish(c, { login: { accountId: attempt.email } })
  })
  app.post('/signin/:uid/consent', async (c) => {
    const { params, session, prompt } = await detailsOf(c)
    if (prompt.name !== 'consent' || !session) return c.redirect('/', 303)
    if ((await readForm(c))('answer') !== 'allow') {
      return finish(c, { error: 'access_denied', error_description: 'Consent was refused.' })
    }
    const { Grant } = await providerOf(c)
    const grant = new Grant({ accountId: session.accountId, clientId: String(params.client_id) })
    grant.addOIDCScope(String(params.scope))
    return finish(c, { consent: { grantId: await grant.save() } })
  })

  app.all('*', async (c) => {
    await (await providerOf(c)).callback()(c.env.incoming, c.env.outgoing)
    return RESPONSE_ALREADY_SENT
  })
  return app
}
