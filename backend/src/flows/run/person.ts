import type { Answer } from '../answer.ts'
import type { Bell } from '../bell.ts'
import { after, pauseLifeMs } from '../flow-clock.ts'
import { answerBinding } from '../flow-service.ts'
import { newId } from '../ids.ts'
import type { Clock, FlowChange, Store, Vault } from '../ports.ts'
import type { Flow, Interaction } from '../records.ts'
import { openAnswer, type SentAnswer, unreadable } from '../sealed-answer.ts'
import { FlowAborted } from './flow-end.ts'
import { asksTheSame, stillFits } from './taken-over.ts'

/** The person at the other end of a flow: asked through the database, answering through it. */
export interface Person {
  /** Tells whoever watches how the flow goes on. @throws {FlowAborted} */
  tell(change: FlowChange): Promise<void>
  /**
   * Notes what is about to be typed, so that whoever drives the flow next does not type it again.
   *
   * @param refs - Storage names of passwords and codes.
   * @throws {FlowAborted} When the flow is not ours any more: then nothing may be typed.
   */
  spend(refs: string[]): Promise<void>
  /** Asks, and waits for the answer. @throws {FlowAborted} When the flow ends meanwhile. */
  ask(interaction: Interaction, websiteError: string | undefined): Promise<Answer>
  /**
   * Tells what is to be done outside of the browser, and waits until it is done or another way
   * is taken.
   *
   * @param passes - Resolves when the site has gone on by itself; ends its wait with the signal.
   * @returns Nothing when the site went on.
   * @throws {FlowAborted} When the flow ends meanwhile.
   */
  sendElsewhere(
    interaction: Interaction,
    websiteError: string | undefined,
    passes: (signal: AbortSignal) => Promise<void>,
  ): Promise<Answer | undefined>
}

export function createPerson(
  deps: { store: Store; vault: Vault; now: Clock },
  flow: Flow,
  bell: Bell,
  signal: AbortSignal,
): Person {
  const { store, vault, now } = deps

  let step: Flow['step'] | undefined
  /** What a driver before this one had asked, and the person may have answered. */
  let inherited = flow.fence > 1 ? flow : undefined

  async function tell(change: FlowChange): Promise<void> {
    const isKnown = Object.keys(change).length === 1 && change.step === step
    // Nothing new to write down: who ended the flow has ended it here as well.
    if (isKnown && step !== undefined) {
      if (signal.aborted) throw new FlowAborted()
      return
    }
    step = change.step ?? step
    const advanced = await store.flows.advance(flow, change, now())
    if (!advanced) throw new FlowAborted()
  }

  async function pause(
    waitsFor: Flow['step'],
    interaction: Interaction,
    websiteError?: string,
  ): Promise<void> {
    const before = inherited
    inherited = undefined
    // Who is typing into the same question is not disturbed by the change of drivers.
    if (before?.step === waitsFor && asksTheSame(before.interaction, interaction)) {
      step = waitsFor
      return
    }
    await tell({
      step: waitsFor,
      interaction,
      pauseExpiresAt: after(now(), pauseLifeMs),
      websiteError: websiteError ?? null,
    })
  }

  /** What the person answered to the driver before, which did not live to take it. */
  async function leftAnswer(interaction: Interaction): Promise<Answer | undefined> {
    if (!inherited) return undefined
    const answer = await takeAnswer()
    if (!answer) return undefined
    inherited = undefined
    return stillFits(answer, interaction)
  }

  /** @param askAgain - For an answer that nobody can read: it is none. */
  async function takeAnswer(askAgain?: () => Promise<void>): Promise<Answer | undefined> {
    if (signal.aborted) throw new FlowAborted()
    const sealed = await store.flows.takeAnswer(flow)
    if (!sealed) return undefined
    // Whoever answered has written that down with the answer.
    step = 'SUBMITTING'
    const opening = { purpose: 'take_answer', actor: flow.id } as const
    const opened = await vault.open(sealed, answerBinding(flow), opening)
    const sent = JSON.parse(opened.reveal()) as SentAnswer
    const answer = await openAnswer(sent, flow, answerBinding(flow), vault)
    if (!answer) await askAgain?.()
    return answer
  }

  /** The same question as a new pause: what was sealed for the old one fits no more. */
  const anew = (waitsFor: Flow['step'], interaction: Interaction) => () =>
    pause(waitsFor, { ...interaction, id: newId('mai') }, unreadable)

  return {
    tell,
    async spend(refs) {
      if (refs.length === 0) return
      if (signal.aborted || !(await store.flows.spend(flow, refs))) throw new FlowAborted()
    },
    async ask(interaction, websiteError) {
      const left = await leftAnswer(interaction)
      if (left) return left
      await pause('AWAITING_INPUT', interaction, websiteError)
      for (;;) {
        const answer = await takeAnswer(anew('AWAITING_INPUT', interaction))
        if (answer) return answer
        await bell.rung()
      }
    },
    async sendElsewhere(interaction, websiteError, passes) {
      const left = await leftAnswer(interaction)
      if (left) return left
      await pause('AWAITING_EXTERNAL_ACTION', interaction, websiteError)
      const over = new AbortController()
      const passed = passes(AbortSignal.any([signal, over.signal])).finally(() => over.abort())
      passed.catch(() => undefined)
      try {
        while (!over.signal.aborted) {
          const answer = await takeAnswer(anew('AWAITING_EXTERNAL_ACTION', interaction))
          if (answer) return answer
          await bell.rung(over.signal)
        }
      } finally {
        over.abort()
        // The page is looked at by one at a time.
        await passed
      }
      await tell({
        step: 'SUBMITTING',
        interaction: null,
        pauseExpiresAt: null,
        websiteError: null,
      })
      // An answer that was accepted right before is not left for another pause.
      return takeAnswer()
    },
  }
}
