import type { Answer } from '../answer.ts'
import type { Bell } from '../bell.ts'
import { after, pauseLifeMs } from '../flow-clock.ts'
import { answerBinding } from '../flow-service.ts'
import type { Clock, FlowChange, Store, Vault } from '../ports.ts'
import type { Flow, Interaction } from '../records.ts'
import { FlowAborted } from './flow-end.ts'

/** The person at the other end of a flow: asked through the database, answering through it. */
export interface Person {
  /** Tells whoever watches how the flow goes on. @throws {FlowAborted} */
  tell(change: FlowChange): Promise<void>
  /** Asks, and waits for the answer. @throws {FlowAborted} When the flow ends meanwhile. */
  ask(interaction: Interaction, websiteError: string | undefined): Promise<Answer>
}

export function createPerson(
  deps: { store: Store; vault: Vault; now: Clock },
  flow: Flow,
  bell: Bell,
  signal: AbortSignal,
): Person {
  const { store, vault, now } = deps

  async function tell(change: FlowChange): Promise<void> {
    const advanced = await store.flows.advance(flow.id, change, now())
    if (!advanced) throw new FlowAborted()
  }

  return {
    tell,
    async ask(interaction, websiteError) {
      await tell({
        step: 'AWAITING_INPUT',
        interaction,
        pauseExpiresAt: after(now(), pauseLifeMs),
        websiteError: websiteError ?? null,
      })
      for (;;) {
        if (signal.aborted) throw new FlowAborted()
        const sealed = await store.flows.takeAnswer(flow.id)
        if (sealed) {
          const opened = await vault.open(sealed, answerBinding(flow), 'fill_login_form')
          return JSON.parse(opened.reveal()) as Answer
        }
        await bell.rung()
      }
    },
  }
}
