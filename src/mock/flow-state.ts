import type { ManagedAuth, StateEvent } from '#protocol'
import type { AskPage, EndPage, ExternalPage, Scenario, UnknownPage } from './scenario.ts'
import { toWireInput } from './wire-input.ts'

/** What the flow is busy with. A fresh object at every move, so identity tells moves apart. */
export type Stand =
  | { kind: 'discovering' }
  | {
      kind: 'paused'
      name: string
      page: AskPage | ExternalPage
      interactionId: string
      problem?: string
    }
  | { kind: 'submitting'; body: string }
  | { kind: 'unknown'; page: UnknownPage }
  | { kind: 'ended'; page: EndPage }

/** A state event without its envelope. An absent key means "nothing now". */
export type FlowState = Omit<StateEvent, 'event' | 'timestamp'>

export const domainOf = ({ domain = 'example.com' }: Scenario) => domain

/** The one place where a stand becomes wire words: events and the connection record share it. */
export function stateOf(stand: Stand, hostedUrl: string, scenario: Scenario): FlowState {
  const running = { flow_status: 'IN_PROGRESS', flow_type: 'LOGIN', hosted_url: hostedUrl } as const
  switch (stand.kind) {
    case 'discovering':
      return { ...running, flow_step: 'DISCOVERING' }
    case 'submitting':
      return { ...running, flow_step: 'SUBMITTING' }
    case 'unknown':
      return { ...running, flow_step: stand.page.step }
    case 'paused': {
      const { page, interactionId, problem } = stand
      const answerable = page.fields.length + page.choices.length > 0
      return {
        ...running,
        ...(page.kind === 'ask'
          ? { flow_step: 'AWAITING_INPUT' }
          : { flow_step: 'AWAITING_EXTERNAL_ACTION', external_action_message: page.message }),
        ...(answerable && toWireInput(page, interactionId, scenario.shapes)),
        ...(problem && { website_error: problem }),
      }
    }
    case 'ended': {
      const { status, errorCode, errorMessage, problem } = stand.page
      return {
        flow_status: status,
        flow_step: 'COMPLETED',
        flow_type: 'LOGIN',
        ...(status === 'SUCCESS' && { post_login_url: `https://${domainOf(scenario)}/home` }),
        ...(errorCode && { error_code: errorCode }),
        ...(errorMessage && { error_message: errorMessage }),
        ...(problem && { website_error: problem }),
      }
    }
  }
}

/** What a record holds while there is nothing to tell: `null`, where an event leaves the key out. */
export const nothingNow = {
  hosted_url: null,
  live_view_url: null,
  browser_session_id: null,
  interaction_id: null,
  fields: null,
  choices: null,
  discovered_fields: null,
  mfa_options: null,
  pending_sso_buttons: null,
  sign_in_options: null,
  external_action_message: null,
  website_error: null,
  error_code: null,
  error_message: null,
} satisfies Partial<ManagedAuth>
