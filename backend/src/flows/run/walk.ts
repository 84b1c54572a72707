import type { FillMode } from '@managed-auth/protocol'
import { isIdentityProvider } from '../allowed-hosts.ts'
import { FillingPolicy, type TypedSecret } from '../filling/filling-policy.ts'
import { consentButton } from '../interpret/consent.ts'
import { bindingQuestion, passingButton } from '../interpret/interlude.ts'
import type { Enough, LoginPage } from '../login-page.ts'
import { holdsAny } from '../plan/holds-value.ts'
import { type Plan, typedAt } from '../plan/plan.ts'
import type { Departure } from '../plan/replay.ts'
import { Track } from '../plan/track.ts'
import type { Requirement } from '../records.ts'
import type { ExternalSighting, InputSighting } from '../sighting.ts'
import type { Control, Snapshot } from '../snapshot.ts'
import { Actor } from './actor.ts'
import { type Answering, answerPage } from './answer-page.ts'
import { judgeArrival } from './arrival-proof.ts'
import type { Authenticator } from './authenticator.ts'
import { blocked, noForm } from './dead-ends.ts'
import { helpPastWall, isForPeople } from './help-past-wall.ts'
import type { KnownValues } from './known-values.ts'
import { landingAddress } from './landing-address.ts'
import { type Look, look, shortPatienceMs } from './look.ts'
import { waitUntilPassed } from './passing.ts'
import type { Person } from './person.ts'
import { ProviderSignIn } from './provider-sign-in.ts'
import { Questions } from './questions.ts'
import { saidInstead } from './said-instead.ts'
import { shownProvider } from './shown-question.ts'
import { type KeptSignIn, Sides } from './sides.ts'
import { isDoubtful, type Submitted } from './submitted.ts'
import { type Noted, noteOf } from './trace.ts'

/** Entrances pressed in a row: a menu, a page, a dialog. */
const mostEntrances = 4

export interface Walk {
  page: LoginPage
  person: Person
  known: KnownValues
  startUrl: string
  isAllowedHost: (host: string) => boolean
  /** Whether the connection names a host as one that belongs to its site. @default its own alone */
  isNamedHost?: ((host: string) => boolean) | undefined
  /** Whether a host is the site's own, not a provider's. */
  isOwnHost: (host: string) => boolean
  kept?: KeptSignIn | undefined
  authenticator: Authenticator
  /** Names of the account whose values are stored: chosen from a list without asking. */
  accounts?: readonly string[] | undefined
  /** Nobody is there to ask: a question ends the login. @default false */
  unattended?: boolean | undefined
  /** A person may do in the page what the login cannot, such as a puzzle. @default false */
  hasHelp?: boolean | undefined
  /** The browser began with a saved profile: it may be logged in already. */
  hasSavedState: boolean
  /** The way the last login went. */
  plan?: Plan | undefined
  /** @default stand-ins wherever they work */
  fillMode?: FillMode | undefined
  /** A secret is about to be typed as it is; nothing is typed before this has come true. */
  onTyped?: ((typed: TypedSecret) => Promise<void>) | undefined
  /** A page was read, and is acted on now. */
  onVerdict?: ((noted: Noted) => void) | undefined
  /** The plan did not hold: the rest is walked. */
  onDeparture?: ((departure: Departure) => void) | undefined
  signal: AbortSignal
}

export interface Arrival {
  /** Where the login landed, see `landingAddress`. */
  url: string
  /** What the login asked a person for; absent when nothing was sent to the site. */
  requirements: Requirement[] | undefined
  /** The identity provider the login went through. */
  ssoProvider: string | undefined
  /** Values kept for a provider were typed at the site: its button is gone. */
  isAtSite: boolean
  /** The way the login went, for the next one; absent when the plan held. */
  plan: Plan | undefined
}

/**
 * Walks through a site's login: looks, decides, acts, and asks the person for what is not known.
 * Knows pages by their sightings only.
 *
 * @throws {FlowEnd} When the site cannot be logged in to.
 * @throws {FlowAborted} When the flow was ended from elsewhere.
 */
export async function walkLogin(walk: Walk): Promise<Arrival> {
  const { page, person, known, startUrl, isAllowedHost, hasSavedState, signal } = walk
  const signIn = new ProviderSignIn(walk.isOwnHost)
  const sides = new Sides(signIn, known, walk.kept)
  const questions = new Questions(person, known, walk.unattended !== true)
  const track = new Track(walk.plan, walk.onDeparture)
  const actor = new Actor(page, track, (url) => signIn.isAt(url))
  const answering: Answering = {
    actor,
    questions,
    sides,
    signIn,
    known,
    filling: new FillingPolicy({
      mode: walk.fillMode ?? 'auto',
      typedAt: typedAt(walk.plan),
      onTyped: walk.onTyped ?? (async () => undefined),
    }),
    person,
    isAllowedHost,
    authenticator: walk.authenticator,
    accounts: walk.accounts ?? [],
    signal,
    passes: (from, stop) => waitUntilPassed(page, from, stop),
  }
  let entrances = 0
  let reopenedAfter: Submitted | undefined

  const { isNamedHost = walk.isOwnHost } = walk
  // An earlier login was let in by what the person typed there.
  const wasThere = (host: string) => walk.plan?.steps.some((step) => step.host === host) ?? false
  const isUnasked = (url: string) => {
    const { host, hostname } = new URL(url)
    const isProvider = isIdentityProvider(hostname) && !isNamedHost(hostname)
    return isProvider && signIn.provider === undefined && !wasThere(host)
  }
  const isSent = () => actor.submitted !== undefined || questions.hasChosen
  // A saved session may live on: then the site shows at once what the last login ended on.
  const isBack = (seen: Snapshot) => hasSavedState && !actor.hasSent && track.isArrival(seen)
  const soon: Enough | undefined = actor.enough && {
    isShown: (seen) => isBack(seen) || (actor.enough?.isShown(seen) ?? false),
    eager: true,
  }
  const lookAround = (): Promise<Look> => {
    const { submitted } = actor
    return look(
      page,
      submitted?.before,
      {
        isDoubtful: (seen) => isDoubtful(seen, submitted),
        isEnough: actor.enough,
        isClear: (seen) =>
          track.isDue(seen, submitted?.before) ||
          isBack(seen) ||
          (signIn.isAt(seen.url) && consentButton(seen) !== undefined) ||
          (isSent() && !seen.busy && interlude(seen) !== undefined),
      },
      signal,
      hasSavedState && !submitted ? shortPatienceMs : undefined,
    )
  }

  await page.goto(startUrl, soon)
  for (;;) {
    const seen = await lookAround()
    const { snapshot, sighting } = seen
    walk.onVerdict?.(noteOf(seen))
    track.sees(seen)
    const { submitted } = actor
    const isAtProvider = signIn.isAt(snapshot.url)
    const passing = betweenPages(seen, isAtProvider, isSent())
    if (passing?.button) {
      const sent = { before: snapshot, fields: [], provider: signIn.provider }
      await actor.send({ kind: 'press', target: passing.button.node }, sent)
      continue
    }
    if (passing?.question) {
      await answerPage(passing.question, snapshot, answering)
      continue
    }
    const proof = { page, startUrl, hasSavedState, submitted, signal }
    const isThere = !isAtProvider && isBack(snapshot)
    const onTheWay = isAtProvider ? 'on-the-way' : undefined
    const verdict = isThere ? 'arrived' : (onTheWay ?? (await judgeArrival(seen, proof)))
    if (verdict === 'arrived') {
      return {
        url: landingAddress(snapshot.url, startUrl, known.conceal),
        // A session that was still good says nothing about what a login needs.
        requirements: actor.hasSent ? questions.requirements : undefined,
        ssoProvider: signIn.provider && shownProvider(signIn.provider, known.conceal),
        isAtSite: sides.isAtSite,
        plan: track.plan(seen, holdsAny(known.all())),
      }
    }
    if (verdict === 'reopened') {
      if (reopenedAfter === submitted) throw noForm(sighting)
      reopenedAfter = submitted
      answering.refusal = sighting.kind === 'unclear' ? sighting.problem : undefined
      continue
    }
    sides.standAt(isAtProvider)
    if (isUnasked(snapshot.url)) sides.standAtUnasked()
    if (sighting.kind === 'blocked') {
      if (!walk.hasHelp || walk.unattended || !isForPeople(sighting)) throw blocked(sighting)
      await helpPastWall(sighting, snapshot, { page, person, conceal: known.conceal })
      await actor.sentElsewhere(snapshot, signIn.provider)
      continue
    }
    const isDue = actor.hasSent || hasSavedState
    if (
      sighting.kind === 'input' ||
      (sighting.kind === 'external' && isCalledFor(sighting, isDue))
    ) {
      entrances = 0
      await answerPage(sighting, snapshot, answering)
    } else if (sighting.kind === 'landing' && entrances < mostEntrances) {
      entrances += 1
      if (submitted) {
        answering.refusal = sighting.problem ?? saidInstead(snapshot, submitted.before)
      }
      await actor.enter(sighting.entrance, snapshot)
    } else {
      throw noForm(sighting)
    }
  }
}

/** A site that does not know yet who is here sends nobody a push or a mail, whatever it shows. */
const isCalledFor = ({ means }: ExternalSighting, isDue: boolean) =>
  isDue || means === 'security_key'

const interlude = (seen: Snapshot) => passingButton(seen) ?? bindingQuestion(seen)

/** A page between the login and the product that wants something first. */
function betweenPages(
  { snapshot, sighting }: Look,
  isAtProvider: boolean,
  isSent: boolean,
): { button?: Control | undefined; question?: InputSighting | undefined } | undefined {
  if (isAtProvider) {
    const button = consentButton(snapshot)
    if (button) return { button }
  }
  const isKnown = sighting.kind !== 'unclear' && sighting.kind !== 'landing'
  if (!isSent || isKnown) return undefined
  return { button: passingButton(snapshot), question: bindingQuestion(snapshot) }
}
