import { expect } from 'vitest'
import type { Behaviour, FlowServer, StartedLogin } from './flow-server.ts'
import { lastOf, Session } from './session.ts'
import type { StrictState } from './strict-schemas.ts'

/** What the parts of the contract suite share: a server, and logins taken as far as they need them. */
export interface FlowSuite {
  can(behaviour: Behaviour): boolean
  login(behaviour?: Behaviour): Promise<StartedLogin>
  startAgain(login: StartedLogin): Promise<StartedLogin>
  open(behaviour?: Behaviour): Promise<Session>
  /** Answers with right values until the site asks for something else, or is content. */
  passValues(session: Session): Promise<StrictState>
  /** Takes a login as far as its choice of methods, accounts or ways out. */
  passPassword(behaviour: Behaviour): Promise<[Session, StrictState]>
}

/** @param serverNow - The server under test, once it has started. */
export function createFlowSuite(behaviours: Behaviour[], serverNow: () => FlowServer): FlowSuite {
  const login = (behaviour: Behaviour = 'password') => serverNow().startLogin(behaviour)
  const open = async (behaviour?: Behaviour) => Session.open(await login(behaviour))
  return {
    can: (behaviour) => behaviours.includes(behaviour),
    login,
    startAgain: (older) => serverNow().startAgain(older),
    open,
    async passValues(session) {
      let state = await session.settled()
      while (state.fields?.length && state.flow_step === 'AWAITING_INPUT') {
        state = lastOf(await session.answer({ field_values: await session.rightValues(state) }))
        expect(state.website_error, 'the site refused a right value').toBeUndefined()
      }
      return state
    },
    async passPassword(behaviour) {
      const session = await open(behaviour)
      const state = await session.settled()
      const states = await session.answer({ field_values: await session.rightValues(state) })
      return [session, lastOf(states)]
    },
  }
}
