import type { FieldType, MfaType } from '@managed-auth/protocol'
import { mayType } from '../allowed-hosts.ts'
import { addressChoices, addressFields, newInteraction } from '../interaction.ts'
import type { LoginPage } from '../login-page.ts'
import type { Requirement } from '../records.ts'
import type { InputSighting, SeenField, Sighting } from '../sighting.ts'
import type { Snapshot } from '../snapshot.ts'
import { FlowAborted, FlowEnd } from './flow-end.ts'
import type { KnownValues } from './known-values.ts'
import { look, shortPatienceMs } from './look.ts'
import type { Person } from './person.ts'

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
  /** The browser began with a saved profile: it may be logged in already. */
  hasSavedState: boolean
  signal: AbortSignal
}

export interface Arrival {
  /** Where the login landed. */
  url: string
  requirements: Requirement[]
}

/** What was done last, to tell a refusal from a new question. */
interface Submitted {
  before: Snapshot
  fields: SeenField[]
  storageMark: string
}

/**
 * Walks through a site's login: looks, decides, acts, and asks the person for what is not known.
 * Knows pages by their sightings only.
 *
 * @throws {FlowEnd} When the site cannot be logged in to.
 */
export async function walkLogin(walk: Walk): Promise<Arrival> {
  const { page, person, known, startUrl, signal } = walk
  const requirements = new Set<Requirement>()
  let submitted: Submitted | undefined
  let entrances = 0
  let choiceId: string | undefined

  await page.goto(startUrl)
  for (let actions = 0; actions < mostActions; ) {
    if (signal.aborted) throw new FlowAborted()
    const { snapshot, sighting } = await look(
      page,
      submitted?.before,
      (seen) => isDoubtful(seen, submitted),
      signal,
      walk.hasSavedState && !submitted ? shortPatienceMs : undefined,
    )

    if (await isArrival(walk, sighting, submitted)) {
      return { url: withoutQuery(snapshot.url), requirements: [...requirements] }
    }
    if (sighting.kind === 'landing' && entrances < mostEntrances) {
      entrances += 1
      actions += 1
      await page.act({ kind: 'press', target: sighting.entrance })
      continue
    }
    if (sighting.kind !== 'input') {
      throw new FlowEnd(
        'login_form_not_found',
        'No login form was found. Set login_url of the connection to the page that shows it.',
        sighting.kind === 'unclear' ? sighting.problem : undefined,
      )
    }

    entrances = 0
    const fields = addressFields(sighting.fields)
    const choices = addressChoices(sighting.choices)
    if (submitted) known.refuse(refusedOf(sighting, fields, submitted))

    const chosen = choices.find(({ id }) => id === choiceId)
    choiceId = undefined
    if (chosen) {
      actions += 1
      submitted = { before: snapshot, fields: [], storageMark: await page.storageMark() }
      await page.act({ kind: 'press', target: chosen.target, submit: sighting.submit })
      continue
    }

    const missing = fields.filter((field) => field.required && !known.has(field))
    if (fields.length === 0 || missing.length > 0) {
      const asked = fields.filter((field) => !known.has(field))
      for (const requirement of requirementsOf(asked, choices.length)) requirements.add(requirement)
      const answer = await person.ask(newInteraction(asked, choices), sighting.problem)
      known.add(answer.values)
      choiceId = answer.choiceId
      // The page may have changed while the person thought: it is looked at again.
      submitted = undefined
      continue
    }

    if (!mayType(snapshot.url, walk.isAllowedHost)) throw wrongHost(snapshot.url)
    actions += 1
    submitted = { before: snapshot, fields, storageMark: await page.storageMark() }
    await person.tell({ step: 'SUBMITTING' })
    const entries = fields.flatMap((field) => {
      const value = known.take(field)
      return value ? [{ target: field.target, value }] : []
    })
    await page.act({ kind: 'fill', entries, submit: sighting.submit })
  }
  throw new FlowEnd(
    'max_attempts_reached',
    `The login was not over after ${mostActions} actions. Set login_url to a page closer to the form.`,
  )
}

/** The form just sent still stands there and says nothing: perhaps the answer is on its way. */
function isDoubtful(sighting: Sighting, submitted: Submitted | undefined): boolean {
  if (!submitted) return false
  if (sighting.kind === 'landing') return true
  if (sighting.kind === 'signed-in') return !sighting.certain
  if (sighting.kind !== 'input' || sighting.problem) return false
  return shared(sighting.fields, submitted.fields).length > 0
}

/** Fields of the page that were just filled in: the site asks for them again. */
function refusedOf(
  sighting: InputSighting,
  fields: SeenField[],
  submitted: Submitted,
): SeenField[] {
  const again = shared(fields, submitted.fields)
  const askedTwice = again.some(({ type }) => type !== 'identifier' && type !== 'text')
  return sighting.problem || askedTwice ? again : []
}

const shared = (fields: SeenField[], others: SeenField[]): SeenField[] =>
  fields.filter(({ ref }) => others.some((other) => other.ref === ref))

/**
 * Whether the login succeeded. A page that merely lost its form is believed only when the site
 * stored something new and opening the login again shows no form.
 */
async function isArrival(
  walk: Walk,
  sighting: Sighting,
  submitted: Submitted | undefined,
): Promise<boolean> {
  const { page, hasSavedState, startUrl, signal } = walk
  // Nothing was typed and nothing was saved: whatever the page looks like, nobody is logged in.
  if (!submitted && !hasSavedState) return false
  if (sighting.kind === 'signed-in' && sighting.certain) return true
  if (sighting.kind === 'input' || sighting.kind === 'landing') return false
  if (!submitted) return true
  if (submitted.storageMark === (await page.storageMark())) return false
  await page.goto(startUrl)
  const again = await look(page, undefined, () => false, signal, shortPatienceMs)
  return again.sighting.kind === 'signed-in' || again.sighting.kind === 'unclear'
}

const codeRequirements: Partial<Record<MfaType, Requirement>> = {
  sms: 'sms_code',
  call: 'sms_code',
  email: 'email_code',
  totp: 'totp',
}

function requirementsOf(fields: SeenField[], choices: number): Requirement[] {
  const isCode = (type: FieldType) => type === 'code' || type === 'totp_code'
  const codes = fields
    .filter(({ type }) => isCode(type))
    .map(({ type, linkedMfa }) => {
      if (type === 'totp_code') return 'totp'
      return (linkedMfa && codeRequirements[linkedMfa]) ?? 'sms_code'
    })
  return choices > 0 && fields.length === 0 ? [...codes, 'choice'] : codes
}

const wrongHost = (pageUrl: string): FlowEnd => {
  const { hostname } = new URL(pageUrl)
  return new FlowEnd(
    'domain_not_allowed',
    `The login led to ${hostname}, where no secret may be typed. Add it to allowed_domains of the connection if it belongs to the site.`,
  )
}

/** A landing address may carry one-time tokens: only its origin and path are kept. */
const withoutQuery = (address: string): string => {
  const url = new URL(address)
  url.search = ''
  url.hash = ''
  return url.href
}
