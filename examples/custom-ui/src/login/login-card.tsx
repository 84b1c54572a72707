'use client'

import './login-card.css'
import { type LoginFlow, useLoginFlow } from '@managed-auth/react/headless'
import { useEffect, useRef } from 'react'
import { LoginForm } from './login-form.tsx'
import { TimeLeft } from './time-left.tsx'

export interface LoginCardProps {
  connectionId: string
  handoffCode: string
  /** What the person knows your app as. */
  app: string
  /** Where the API lives. @default '' the page's own origin */
  baseUrl?: string | undefined
  onSuccess?: ((account: { domain: string; profileName: string }) => void) | undefined
  /** Get another handoff code from your server, and render the card with it. */
  onRestart?: (() => void) | undefined
}

/** A login drawn by hand: the hooks say what is asked, and everything on the screen is yours. */
export function LoginCard({ app, ...options }: LoginCardProps) {
  const flow = useLoginFlow(options)
  const domain = domainOf(flow)
  const { title, text } = wordsFor(flow, app, domain)
  const heading = useFocusOnChange(flow)

  return (
    <section className="lc" aria-labelledby="lc-title" data-step={flow.step.kind}>
      <div className="lc-link" aria-hidden="true">
        <span className="lc-disc lc-disc-app">{app.slice(0, 1)}</span>
        <span className="lc-wire" data-state={wireState(flow)} />
        <span className="lc-disc">{domain.slice(0, 1).toUpperCase()}</span>
      </div>

      <div role="status">
        <h2 id="lc-title" ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {text && <p className="lc-text">{text}</p>}
      </div>

      {flow.problem && (
        <p className="lc-trouble" role="alert">
          {flow.problem.recovering ? 'The connection is lost. Trying again…' : flow.problem.message}
        </p>
      )}

      <Body flow={flow} />
      <TimeLeft expiry={flow.expiry} />
    </section>
  )
}

/** What can be done in the present step. TypeScript knows which actions each one has. */
function Body({ flow }: { flow: LoginFlow }) {
  const { step } = flow
  switch (step.kind) {
    case 'prime':
      return (
        <div className="lc-actions">
          <button type="button" className="lc-main" onClick={step.continue}>
            Connect
          </button>
          <button type="button" className="lc-quiet" onClick={step.cancel}>
            Not now
          </button>
        </div>
      )
    case 'input':
    case 'external-action':
      return <LoginForm flow={flow} step={step} />
    case 'failed':
    case 'expired':
    case 'canceled': {
      const again = (step.kind === 'canceled' && step.retry) || step.restart
      return again ? (
        <button type="button" className="lc-main" onClick={again}>
          Try again
        </button>
      ) : null
    }
    case 'success':
      return null
    default:
      return (
        <button type="button" className="lc-quiet" onClick={step.cancel}>
          Cancel
        </button>
      )
  }
}

function wordsFor(flow: LoginFlow, app: string, domain: string): { title: string; text?: string } {
  const { step } = flow
  switch (step.kind) {
    case 'prime':
      return {
        title: `Let ${app} into ${domain}?`,
        text: `You sign in once. ${app} never sees your password.`,
      }
    case 'discovering':
      return { title: `Knocking at ${domain}`, text: 'This takes a few seconds.' }
    case 'input':
      return step.fields.length > 0
        ? { title: step.fields.some(isCode) ? 'One more proof' : `Sign in to ${domain}` }
        : { title: 'Which way?' }
    case 'external-action':
      return { title: 'Over to you', text: step.message ?? 'Finish this on your other device.' }
    case 'submitting':
      return { title: 'Turning the key' }
    case 'success':
      return { title: 'You are in', text: `${app} is connected to ${domain}.` }
    case 'failed':
      return { title: 'That did not work', text: step.message ?? `${domain} let nobody in.` }
    case 'expired':
      return { title: 'Time ran out', text: 'Nothing was saved.' }
    case 'canceled':
      return { title: 'Left as it was', text: 'Nothing was saved.' }
    default:
      return { title: 'One moment', text: `${domain} is doing something new.` }
  }
}

const isCode = ({ type }: { type: string }) => type === 'code' || type === 'totp-code'

const domainOf = ({ step, connection }: LoginFlow): string =>
  (connection?.domain ?? ('domain' in step && step.domain)) || 'the site'

function wireState({ step }: LoginFlow): 'open' | 'busy' | 'closed' | 'broken' {
  if (step.kind === 'success') return 'closed'
  if (step.kind === 'failed' || step.kind === 'expired' || step.kind === 'canceled') return 'broken'
  const busy = ['discovering', 'submitting', 'external-action', 'unknown']
  return busy.includes(step.kind) ? 'busy' : 'open'
}

/** Moves the focus on with the steps, so that neither keyboard nor screen reader is left behind. */
function useFocusOnChange({ step }: LoginFlow) {
  const heading = useRef<HTMLHeadingElement>(null)
  const seen = useRef(step.kind)
  useEffect(() => {
    if (seen.current === step.kind) return
    seen.current = step.kind
    const first = heading.current?.closest('section')?.querySelector<HTMLElement>('input')
    const next = first ?? heading.current
    next?.focus()
  }, [step.kind])
  return heading
}
