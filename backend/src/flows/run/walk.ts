import { mayType } from '../allowed-hosts.ts'
import { addressChoices, addressFields, newInteraction } from '../interaction.ts'
import { consentButton } from '../interpret/consent.ts'
import type { Action, LoginPage } from '../login-page.ts'
import type { Requirement } from '../records.ts'
import type { InputSighting, SeenChoice, SeenField, Sighting } from '../sighting.ts'
import type { Snapshot } from '../snapshot.ts'
import { FlowEnd } from './flow-end.ts'
import type { KnownValues } from './known-values.ts'
import { look, shortPatienceMs } from './look.ts'
import type { Person } from './person.ts'
import { ProviderSignIn } from './provider-sign-in.ts'
import { requirementsOf } from './requirements.ts'
import { isDoubtful, refusedFields, type Submitted } from './submitted.ts'

/** Actions in one login before we call it a loop; the longest real ones need about ten. */
const mostActions = 25
/** Entrances pressed in a row: a menu, a page, a dialog. */
const mostEntrances = 4

export interface Walk {
  page: LoginPage
  person: Person
  known: KnownValues
  startUrl: string
  isAllowedHost: (host: string) => boolean
  /** Whether a host is the site's own, not a provider's. */
  isOwnHost: (host: string) => boolean
  /** Kept values that are for an identity provider: its button is pressed without asking. */
  kept?: { provider: string; values: Record<string, string> } | undefined
  /** The browser began with a saved profile: it may be logged in already. */
  hasSavedState: boolean
  signal: AbortSignal
}

export interface Arrival {
  /** Where the login landed, without query and fragment: they may carry one-time tokens. */
  url: string
  requirements: Requirement[]
  /** The identity provider the login went through. */
  ssoProvider: string | undefined
}

/**
 * Walks through a site's login: looks, decides, acts, and asks the person for what is not known.
 * Knows pages by their sightings only.
 *
 * @throws {FlowEnd} When the site cannot be logged in to.
 * @throws {FlowAborted} When the flow was ended from elsewhere.
 */
export async function walkLogin(walk: Walk): Promise<Arrival> {
  const { page, person, known, startUrl, isAllowedHost, hasSavedState, kept, signal } = walk
  const requirements = new Set<Requirement>()
  const signIn = new ProviderSignIn(walk.isOwnHost)
  let wasAtProvider = false
  let submitted: Submitted | undefined
  let chosenId: string | undefined
  let actions = 0
  let entrances = 0

  async function act(action: Action): Promise<void> {
    actions += 1
    if (actions > mostActions) {
      throw new FlowEnd(
        'max_attempts_reached',
        `The login was not over after ${mostActions} actions. Set login_url to a page closer to the form.`,
      )
    }
    await page.act(action)
  }

  /** Something goes to the site: what comes back is compared with what was before. */
  async function send(action: Action, before: Snapshot, fields: SeenField[]): Promise<void> {
    const storageMark = await page.storageMark()
    submitted = { before, fields, storageMark, provider: signIn.provider }
    await act(action)
  }

  async function ask(
    fields: (SeenField & { id: string })[],
    choices: (SeenChoice & { id: string })[],
    problem: string | undefined,
  ): Promise<void> {
    const others = choices.filter(({ type }) => type !== 'sso_provider')
    for (const requirement of requirementsOf(fields, others.length)) requirements.add(requirement)
    const answer = await person.ask(newInteraction(fields, choices), problem)
    known.add(answer.values)
    chosenId = answer.choiceId
    // The page may have changed while the person thought: it is looked at again, with new eyes.
    submitted = undefined
  }

  async function fill(
    { submit }: InputSighting,
    fields: SeenField[],
    before: Snapshot,
  ): Promise<void> {
    if (!mayType(before.url, isAllowedHost)) throw wrongHost(before.url)
    await person.tell({ step: 'SUBMITTING' })
    const entries = fields.flatMap((field) => {
      const value = known.take(field)
      return value ? [{ target: field.target, value }] : []
    })
    await send({ kind: 'fill', entries, submit }, before, fields)
  }

  /** Values for the site are not typed at the provider, nor the other way round. */
  function changeSides(isAtProvider: boolean): void {
    if (isAtProvider === wasAtProvider) return
    wasAtProvider = isAtProvider
    if (isAtProvider) known.forget()
    else known.setAside()
    if (isAtProvider && kept && kept.provider === signIn.provider) known.add(kept.values)
  }

  async function press(
    { target, type, provider }: SeenChoice,
    { submit }: InputSighting,
    before: Snapshot,
  ): Promise<void> {
    if (type === 'sso_provider' && provider) {
      signIn.begin(provider, before.url)
      await person.tell({ step: 'SUBMITTING', ssoProvider: provider })
    }
    return send({ kind: 'press', target, submit }, before, [])
  }

  async function answerPage(sighting: InputSighting, snapshot: Snapshot): Promise<void> {
    const fields = addressFields(sighting.fields)
    const choices = addressChoices(sighting.choices)
    if (submitted) known.refuse(refusedFields(sighting, fields, submitted))
    const keptWay = signIn.provider === undefined ? kept?.provider : undefined
    const chosen =
      choices.find(({ id }) => id === chosenId) ??
      choices.find(({ type, provider }) => type === 'sso_provider' && provider === keptWay)
    chosenId = undefined
    if (chosen) return press(chosen, sighting, snapshot)
    const lacks = fields.filter((field) => !known.has(field))
    const isComplete = fields.length > 0 && !lacks.some(({ required }) => required)
    return isComplete ? fill(sighting, fields, snapshot) : ask(lacks, choices, sighting.problem)
  }

  /**
   * Whether the login succeeded. A page that merely lost its form is believed only when the site
   * stored something new and opening the login again shows no form.
   */
  async function hasArrived(sighting: Sighting): Promise<boolean> {
    // Nothing was typed and nothing was saved: whatever the page looks like, nobody is logged in.
    if (!submitted && !hasSavedState) return false
    if (sighting.kind === 'signed-in' && sighting.certain) return true
    if (sighting.kind === 'input' || sighting.kind === 'landing') return false
    if (!submitted) return true
    if (submitted.storageMark === (await page.storageMark())) return false
    await page.goto(startUrl)
    const again = await look(page, undefined, {}, signal, shortPatienceMs)
    return again.sighting.kind === 'signed-in' || again.sighting.kind === 'unclear'
  }

  await page.goto(startUrl)
  for (;;) {
    const { snapshot, sighting } = await look(
      page,
      submitted?.before,
      {
        isDoubtful: (seen) => isDoubtful(seen, submitted),
        isClear: (seen) => signIn.isAt(seen.url) && consentButton(seen) !== undefined,
      },
      signal,
      hasSavedState && !submitted ? shortPatienceMs : undefined,
    )
    const isAtProvider = signIn.isAt(snapshot.url)
    const consent = isAtProvider ? consentButton(snapshot) : undefined
    if (consent) {
      await send({ kind: 'press', target: consent.node }, snapshot, [])
      continue
    }
    if (!isAtProvider && (await hasArrived(sighting))) {
      const url = withoutQuery(snapshot.url)
      return { url, requirements: [...requirements], ssoProvider: signIn.provider }
    }
    changeSides(isAtProvider)
    if (sighting.kind === 'input') {
      entrances = 0
      await answerPage(sighting, snapshot)
    } else if (sighting.kind === 'landing' && entrances < mostEntrances) {
      entrances += 1
      await act({ kind: 'press', target: sighting.entrance })
    } else {
      throw noForm(sighting)
    }
  }
}

const noForm = (sighting: Sighting): FlowEnd =>
  new FlowEnd(
    'login_form_not_found',
    'No login form was found. Set login_url of the connection to the page that shows it.',
    sighting.kind === 'unclear' ? sighting.problem : undefined,
  )

const wrongHost = (pageUrl: string): FlowEnd => {
  const { hostname } = new URL(pageUrl)
  return new FlowEnd(
    'domain_not_allowed',
    `The login led to ${hostname}, where no secret may be typed. Add it to allowed_domains of the connection if it belongs to the site.`,
  )
}

const withoutQuery = (address: string): string => {
  const url = new URL(address)
  url.search = ''
  url.hash = ''
  return url.href
}
