'use client'

import { useId, useState } from 'react'
import type { TimelineRow } from '#protocol'
import { duration } from '../core/times.ts'
import { useStatusClient } from '../hooks/use-status-client.ts'
import { useStatusLook } from './look.tsx'
import { Button, Icon, Moment, type Tone } from './parts.tsx'
import { failureWords, wordsFor } from './words.ts'

const tones: Record<string, Tone> = {
  ...{ SUCCESS: 'good', AUTHENTICATED: 'good', IN_PROGRESS: 'busy' },
  ...{ FAILED: 'bad', NEEDS_AUTH: 'bad' },
}

interface TimelineItemProps {
  row: TimelineRow
  connectionId: string
  canWatch: boolean
}

/** One login, re-authentication or check: what it was, how it ended, what the site said. */
export function TimelineItem({ row, connectionId, canWatch }: TimelineItemProps) {
  const { part, text } = useStatusLook()
  const { type, status, timestamp, updated_at, website_error, replay_id } = row
  const began = Date.parse(timestamp)
  const ended = Date.parse(updated_at ?? '')
  const failure = failureWords(row, text)
  const what = wordsFor(text.events, type) ?? type
  return (
    // What came when older rows were asked for takes the focus.
    <li {...part('item')} tabIndex={-1} data-state={status} data-kind={type}>
      <p {...part('item-title')}>
        <Icon tone={(Object.hasOwn(tones, status) && tones[status]) || 'quiet'} />
        <bdi>{what}</bdi>
        <span {...part('badge')}>
          <bdi>{wordsFor(text.outcomes, status) ?? status}</bdi>
        </span>
      </p>
      <p {...part('item-detail')}>
        {began ? <Moment at={began} /> : timestamp}
        {ended > began && status !== 'IN_PROGRESS' && (
          <span>{text.took(duration(ended - began, text.locale))}</span>
        )}
      </p>
      {failure && status !== 'SUCCESS' && (
        <p {...part('body')}>
          <bdi>{failure}</bdi>
        </p>
      )}
      {website_error && (
        <p {...part('site-words')} data-tone="bad">
          <bdi>{website_error}</bdi>
        </p>
      )}
      {canWatch && replay_id && <Recording {...{ connectionId, replayId: replay_id, what }} />}
    </li>
  )
}

function Recording(props: { connectionId: string; replayId: string; what: string }) {
  const { connectionId, replayId, what } = props
  const { part, slots, text } = useStatusLook()
  const client = useStatusClient({})
  const id = useId()
  const [shown, setShown] = useState<'nothing' | 'film' | 'problem'>('nothing')
  const Video = slots.recording ?? 'video'
  return (
    <>
      <div {...part('actions')}>
        <Button
          of="button"
          aria-expanded={shown !== 'nothing'}
          aria-controls={id}
          onClick={() => setShown(shown === 'nothing' ? 'film' : 'nothing')}
        >
          {shown === 'nothing' ? text.watch : text.hide}
        </Button>
      </div>
      <div id={id} hidden={shown === 'nothing'}>
        {shown === 'film' && (
          <Video
            {...part('recording')}
            src={client.replayUrl(connectionId, replayId)}
            aria-label={text.recordingOf(what)}
            controls
            preload="metadata"
            playsInline
            onError={() => setShown('problem')}
          />
        )}
        {shown === 'problem' && (
          <p {...part('hint')} role="alert">
            {text.noRecording}
          </p>
        )}
      </div>
    </>
  )
}
