'use client'

import { type ReactNode, useEffect, useId, useRef } from 'react'
import type { ConnectionRecord } from '#protocol'
import { useAnnounce } from '../../panel/panel.tsx'
import { useConnectionStatus } from '../hooks/use-connection-status.ts'
import { type Reconnect, useReconnect } from '../hooks/use-reconnect.ts'
import { useStatusLook } from './look.tsx'
import { Icon, Problem, Skeleton } from './parts.tsx'
import { StatusActions } from './status-actions.tsx'
import { StatusFacts } from './status-facts.tsx'
import { StatusRoot, type StatusRootProps } from './status-root.tsx'
import { standingWords } from './words.ts'

/** A login that was started here: spread it into `<ManagedAuthLogin>`, with your `baseUrl`. */
export interface StartedHere {
  connectionId: string
  handoffCode: string
  onSuccess: () => void
  /** Closes it when the person leaves; what the server ended stays to be read. */
  onCancel: (cancel: { reason: 'user' | 'server' }) => void
  onRestart: () => void
}

export interface ConnectionStatusOptions {
  connectionId: string
  /**
   * Draws the login that the button starts, below the status. Its caller needs `logins:start`.
   * Without it and without `onReconnect` there is no such button.
   */
  renderLogin?: ((login: StartedHere) => ReactNode) | undefined
  /** Instead of `renderLogin`: the button calls it, and starts nothing. */
  onReconnect?: ((connection: ConnectionRecord) => void) | undefined
  /** May the person have it checked? Its caller needs `connections:check`. @default true */
  canCheck?: boolean | undefined
  /** Milliseconds between two looks while nothing happens. @default 30000 */
  refetchInterval?: number | undefined
}

export interface ConnectionStatusProps extends ConnectionStatusOptions, StatusRootProps {}

/**
 * How one connection stands, in words: connected, being signed in, or why it needs a person, with the
 * button that helps. Import `@managed-auth/react/styles.css` and `@managed-auth/react/status.css` once.
 */
export function ConnectionStatus(props: ConnectionStatusProps) {
  return (
    <StatusRoot {...props}>
      <StatusView {...props} />
    </StatusRoot>
  )
}

function StatusView(props: ConnectionStatusOptions) {
  const { connectionId, onReconnect, renderLogin } = props
  const { part, slots, text } = useStatusLook()
  const state = useConnectionStatus(props)
  const reconnect = useReconnect({ connectionId })
  const heading = useRef<HTMLHeadingElement>(null)
  const id = useId()
  const { connection, standing, checking, check } = state
  const { data } = connection
  const pending = connection.isPending
  const shown = data && standing && standingWords(standing, data, checking, text)
  useSayChanges(shown && `${data.domain}: ${shown.title}`)

  const close = () => {
    reconnect.end()
    heading.current?.focus()
  }
  const Title = slots.title ?? 'h2'
  const mayReconnect = onReconnect ?? renderLogin
  const busy = standing?.kind === 'signing-in'
  return (
    // Not a landmark: a page may show several.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for inputs
    <section
      {...part('step')}
      role="group"
      aria-labelledby={`${id}domain ${id}title`}
      aria-busy={pending}
      data-state={checking ? 'checking' : standing?.kind}
    >
      <div {...part('bar')}>
        <Icon tone={shown?.tone ?? (pending ? 'busy' : 'quiet')} />
        <div>
          <Title {...part('title')} id={`${id}title`} ref={heading} tabIndex={-1}>
            {shown?.title ?? (pending ? text.loading : text.unknown)}
          </Title>
          <p {...part('domain')} id={`${id}domain`}>
            {data ? <bdi dir="ltr">{data.domain}</bdi> : pending && <Skeleton />}
          </p>
        </div>
      </div>
      <p {...part('body')}>{shown?.body ?? (pending && <Skeleton wide />)}</p>
      {standing?.kind === 'attention' && data?.website_error && (
        <p {...part('site-words')} data-tone="bad">
          <bdi>{data.website_error}</bdi>
        </p>
      )}
      {(data || pending) && <StatusFacts record={data} />}
      {connection.fetchStatus === 'paused' && <p {...part('hint')}>{text.offline}</p>}
      {connection.error && (
        <Problem error={connection.error} onRetry={() => void connection.refetch()} />
      )}
      {check.error && <Problem error={check.error} />}
      {reconnect.status === 'error' && (
        <Problem error={reconnect.error} onRetry={reconnect.start} />
      )}
      <StatusActions
        standing={standing}
        canCheck={props.canCheck ?? true}
        checking={checking || check.isPending}
        onCheck={() => check.mutate()}
        // A login that nobody attends needs nobody, and one that is open here is being seen to.
        canReconnect={
          !!mayReconnect && reconnect.status !== 'success' && !(busy && !standing.attended)
        }
        starting={reconnect.status === 'pending'}
        onReconnect={() => (onReconnect && data ? onReconnect(data) : reconnect.start())}
      />
      {renderLogin && <Login {...{ connectionId, reconnect, renderLogin, close }} />}
    </section>
  )
}

/** Tells of a change; what stands there at first is read anyway. */
function useSayChanges(words: string | undefined) {
  const announce = useAnnounce()
  const last = useRef(words)
  useEffect(() => {
    if (last.current !== undefined && words !== undefined && last.current !== words) announce(words)
    last.current = words
  }, [words, announce])
}

interface LoginProps {
  connectionId: string
  reconnect: Reconnect
  renderLogin: (login: StartedHere) => ReactNode
  close: () => void
}

function Login({ connectionId, reconnect, renderLogin, close }: LoginProps) {
  const { part } = useStatusLook()
  if (reconnect.status !== 'success') return null
  const { handoff_code: handoffCode } = reconnect.data
  return (
    <div {...part('login')}>
      {renderLogin({
        ...{ connectionId, handoffCode, onSuccess: close, onRestart: reconnect.start },
        onCancel: ({ reason }) => reason === 'user' && close(),
      })}
    </div>
  )
}
