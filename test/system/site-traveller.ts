import type { RunningSites, Site, Turn } from '@managed-auth/sites'
import type Kernel from '@onkernel/sdk'
import { expect } from 'vitest'
import { authenticatorCode } from '../contract/authenticator-code.ts'
import { openElsewhere } from '../support/open-elsewhere.ts'

type Event = Kernel.Auth.Connections.ConnectionFollowResponse
type State = Extract<Event, { event: 'managed_auth_state' }> & {
  /** Our addition to the wire: names a pause. */
  interaction_id?: string
}

interface Travel {
  /** @default true */
  refusedFirst?: boolean
  /** More about the connection. */
  settings?: Partial<Kernel.Auth.Connections.ConnectionCreateParams>
}

/** A flow that takes longer than this has lost its way. */
const patienceMs = 60_000

let profiles = 0

/**
 * Somebody who logs in to a site with what its description says: once as refused, then right.
 * What is asked must be what the description names, in the site's own words.
 */
export const createTraveller = (kernel: Kernel, running: RunningSites) => {
  const latest = (site: Site, channel: string) => {
    const sent = running
      .messages()
      .find((message) => message.from === site.title && message.channel === channel)
    if (!sent) throw new Error(`${site.title} sent nothing by ${channel}.`)
    return sent
  }

  const answer = async (id: string, turn: Turn, state: State, site: Site, again: boolean) => {
    const asked = (state.fields ?? []).map(({ label }) => label ?? '')
    const fill = (values: Record<string, string>) => {
      // After a refusal only what was refused may be asked for again.
      const named = Object.keys(values)
      expect(asked).toEqual(again ? named.filter((label) => asked.includes(label)) : named)
      const entries = (state.fields ?? []).map(({ ref, label }) => [ref, values[label ?? ''] ?? ''])
      return kernel.auth.connections.submit(id, { fields: Object.fromEntries(entries) })
    }

    if ('enter' in turn) return fill(turn.enter)
    if ('enterCode' in turn) {
      const code =
        turn.from === 'authenticator'
          ? authenticatorCode(site.account.totpSecret ?? '', Date.now())
          : latest(site, turn.from).code
      return fill({ [turn.enterCode]: code ?? '' })
    }
    if ('choose' in turn) {
      const choices = state.choices ?? []
      const meant = choices.filter(({ label, description }) =>
        [label, `${label} ${description}`].includes(turn.choose),
      )
      expect(meant, `${turn.choose} among ${choices.map(({ label }) => label)}`).toHaveLength(1)
      return kernel.auth.connections.submit(id, { selected_choice_id: meant[0]?.id ?? '' })
    }
    expect(state.flow_step).toBe('AWAITING_EXTERNAL_ACTION')
    if (turn.approve === 'mail') return openElsewhere(latest(site, 'email').link)
    const { answers = [] } = latest(site, 'push')
    const shown = answers.find(({ label }) => state.external_action_message?.includes(label))
    expect(shown, state.external_action_message ?? '').toBeDefined()
    return openElsewhere(shown?.url, 'POST')
  }

  /** @returns The connection, and the last state of its flow. */
  const travel = async (site: Site, { refusedFirst = true, settings = {} }: Travel = {}) => {
    profiles += 1
    const connection = await kernel.auth.connections.create({
      domain: running.hostOf(site.name),
      profile_name: `traveller-${profiles}`,
      allowed_domains: site.allowedDomains ?? [],
      ...settings,
    })
    const { id } = connection
    await kernel.auth.connections.login(id)
    const refusal = refusedFirst ? site.refusal : undefined
    const turns = refusal ? site.way.toSpliced(refusal.at, 0, refusal.turn) : site.way
    const signal = AbortSignal.timeout(patienceMs)
    let taken = 0
    let answered = ''
    let last: State | undefined
    for await (const event of await kernel.auth.connections.follow(id, { signal })) {
      if (event.event !== 'managed_auth_state') continue
      const state: State = event
      last = state
      if (!event.flow_step?.startsWith('AWAITING')) continue
      // A pause may be told of more than once, when only what stands beside it changed.
      const pause = `${event.flow_step} ${state.interaction_id ?? state.external_action_message}`
      if (pause === answered) continue
      answered = pause
      const turn = turns[taken]
      if (!turn) throw new Error(`${site.title} asked once too often: ${JSON.stringify(event)}`)
      const again = refusal !== undefined && taken === refusal.at + 1
      if (again && refusal.says) expect(event.website_error ?? '').toContain(refusal.says)
      taken += 1
      await answer(id, turn, event, site, again)
    }
    return { connection, last, turnsLeft: turns.length - taken }
  }
  return { travel }
}
