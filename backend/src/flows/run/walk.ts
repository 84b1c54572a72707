import { consentButton } from '../interpret/consent.ts'
import type { LoginPage } from '../login-page.ts'
import type { Requirement } from '../records.ts'
import { Actor } from './actor.ts'
import { answerPage } from './answer-page.ts'
import { hasArrived } from './arrival-proof.ts'
import { noForm } from './dead-ends.ts'
import type { KnownValues } from './known-values.ts'
import { type Look, look, shortPatienceMs } from './look.ts'
import type { Person } from './person.ts'
import { ProviderSignIn } from './provider-sign-in.ts'
import { Questions } from './questions.ts'
import { type KeptSignIn, Sides } from './sides.ts'
import { isDoubtful } from './submitted.ts'

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
  kept?: KeptSignIn | undefined
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
  const { page, person, known, startUrl, isAllowedHost, hasSavedState, signal } = walk
  const signIn = new ProviderSignIn(walk.isOwnHost)
  const sides = new Sides(signIn, known, walk.kept)
  const questions = new Questions(person, known)
  const actor = new Actor(page)
  const answering = { actor, questions, sides, signIn, known, person, isAllowedHost }
  let entrances = 0

  const lookAround = (): Promise<Look> => {
    const { submitted } = actor
    return look(
      page,
      submitted?.before,
      {
        isDoubtful: (seen) => isDoubtful(seen, submitted),
        isClear: (seen) => signIn.isAt(seen.url) && consentButton(seen) !== undefined,
      },
      signal,
      hasSavedState && !submitted ? shortPatienceMs : undefined,
    )
  }

  await page.goto(startUrl)
  for (;;) {
    const { snapshot, sighting } = await lookAround()
    const isAtProvider = signIn.isAt(snapshot.url)
    const consent = isAtProvider ? consentButton(snapshot) : undefined
    if (consent) {
      const sent = { before: snapshot, fields: [], provider: signIn.provider }
      await actor.send({ kind: 'press', target: consent.node }, sent)
      continue
    }
    const { submitted } = actor
    const proof = { page, startUrl, hasSavedState, submitted, signal }
    if (!isAtProvider && (await hasArrived(sighting, proof))) {
      const url = withoutQuery(snapshot.url)
      return { url, requirements: questions.requirements, ssoProvider: signIn.provider }
    }
    sides.standAt(isAtProvider)
    if (sighting.kind === 'input') {
      entrances = 0
      await answerPage(sighting, snapshot, answering)
    } else if (sighting.kind === 'landing' && entrances < mostEntrances) {
      entrances += 1
      await actor.act({ kind: 'press', target: sighting.entrance })
    } else {
      throw noForm(sighting)
    }
  }
}

const withoutQuery = (address: string): string => {
  const url = new URL(address)
  url.search = ''
  url.hash = ''
  return url.href
}
