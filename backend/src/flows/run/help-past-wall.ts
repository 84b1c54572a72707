import { pauseLifeMs } from '../flow-clock.ts'
import { newInteraction } from '../interaction.ts'
import { interpret } from '../interpret/interpret.ts'
import type { LoginPage } from '../login-page.ts'
import type { BlockedSighting } from '../sighting.ts'
import type { Snapshot } from '../snapshot.ts'
import type { Conceal } from './conceal.ts'
import { blocked } from './dead-ends.ts'
import type { Person } from './person.ts'

/** A pause that nobody used ends with what stands in the way, and not as a pause that ran out. */
const patienceMs = pauseLifeMs - 10_000

const messages: Partial<Record<BlockedSighting['reason'], string>> = {
  captcha: 'Solve the puzzle in the live view. The login goes on by itself.',
  bot_wall:
    'The site wants to see a person. Do what it asks in the live view. The login goes on by itself.',
}

/** Whether a person can do what an engine cannot. */
export const isForPeople = ({ reason }: BlockedSighting): boolean => messages[reason] !== undefined

/**
 * Asks a person to do in the page itself what the login cannot, and waits until the page has gone on.
 * @throws {FlowEnd} `captcha_blocked` or `bot_detected` when it has not within the life of a pause.
 * @throws {FlowAborted} When the flow ends meanwhile.
 */
export async function helpPastWall(
  wall: BlockedSighting,
  before: Snapshot,
  deps: { page: LoginPage; person: Person; conceal: Conceal },
): Promise<void> {
  const { page, person, conceal } = deps
  const interaction = { ...newInteraction([], [], messages[wall.reason]), inLiveView: true }
  let hasPassed = false
  await person.sendElsewhere(
    interaction,
    wall.problem === undefined ? undefined : conceal(wall.problem),
    async (signal) => {
      hasPassed = await passes(page, before, signal)
    },
  )
  if (!hasPassed) throw blocked(wall)
}

async function passes(page: LoginPage, before: Snapshot, signal: AbortSignal): Promise<boolean> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    const left = deadline - performance.now()
    if (left <= 0 || !(await page.changes(left, signal))) return false
    const seen = await page.observe()
    const { kind } = interpret(seen)
    // Puzzles come and go in pieces: a page nobody understands is one that has gone on elsewhere only.
    if (kind === 'unclear' ? placeOf(seen) !== placeOf(before) : kind !== 'blocked') return true
  }
}

function placeOf({ url }: Snapshot): string {
  const { host, pathname } = new URL(url)
  return host + pathname
}
