'use client'

import { type ClipboardEvent, type ReactNode, useRef, useState } from 'react'
import { useAnnounce } from '../../panel/panel.tsx'
import { type AuthenticatorKey, readAuthenticatorKey } from '../core/authenticator-key.ts'
import { readQr } from '../core/read-qr.ts'
import { Button } from './button.tsx'
import { faultWords } from './fault-words.ts'
import { Field, masked } from './field.tsx'
import { useCredentialLook } from './look.tsx'
import { OneTimeCode } from './one-time-code.tsx'

interface AuthenticatorKeyFieldProps {
  name: string
  /** There is one on the server already. */
  stored: boolean
  /** What saving found wrong with it. */
  error: string | undefined
  /** Typed, pasted or read from a picture: what saving said is no longer true. */
  onEdit: () => void
  /** What becomes of the stored one. */
  children?: ReactNode
}

interface Note {
  tone: 'bad' | 'warning' | 'good'
  words: string
}

/** The key of an authenticator: typed, pasted, or read from a picture of its QR code. */
export function AuthenticatorKeyField(props: AuthenticatorKeyFieldProps) {
  const { name, stored, error, onEdit, children } = props
  const { part, text } = useCredentialLook()
  const announce = useAnnounce()
  const input = useRef<HTMLInputElement>(null)
  const picture = useRef<HTMLInputElement>(null)
  const [note, setNote] = useState<Note>()
  const [reading, setReading] = useState(false)
  const [key, setKey] = useState<AuthenticatorKey>()

  const short: Note = { tone: 'warning', words: text.keyShort }
  const typed = () => input.current?.value ?? ''
  const forget = () => {
    onEdit()
    // The code of another key would be taken for this one's.
    setKey(undefined)
    setNote(undefined)
  }
  const getCode = () => {
    const read = readAuthenticatorKey(typed())
    setKey(read.key)
    setNote(read.key?.short ? short : undefined)
    if (read.key) return
    setNote({ tone: 'bad', words: faultWords(typed().trim() ? read.problem : 'required', text) })
    input.current?.focus()
  }
  const readPicture = async (blob: Blob) => {
    forget()
    setReading(true)
    const found = await readQr(blob)
    setReading(false)
    const isKey = found !== undefined && readAuthenticatorKey(found).key !== undefined
    if (input.current && isKey) input.current.value = found
    const words = isKey ? text.qrRead : found === undefined ? text.qrNone : text.qrOther
    setNote({ tone: isKey ? 'good' : 'bad', words })
    announce(words)
  }
  const paste = (event: ClipboardEvent) => {
    const image = [...event.clipboardData.files].find(({ type }) => type.startsWith('image/'))
    if (!image) return
    event.preventDefault()
    void readPicture(image)
  }

  return (
    <Field
      inputRef={input}
      name={name}
      label={text.fields.key}
      secret
      optional
      hint={stored ? undefined : text.keyHint}
      placeholder={stored ? masked : undefined}
      error={error ?? (note?.tone === 'bad' ? note.words : undefined)}
      onChange={forget}
      onBlur={() => {
        if (!note && readAuthenticatorKey(typed()).key?.short) setNote(short)
      }}
      onPaste={paste}
    >
      {children}
      {note && note.tone !== 'bad' && (
        <p {...part('hint')} data-tone={note.tone}>
          {note.words}
        </p>
      )}
      <div {...part('actions')}>
        <Button of="button" onClick={getCode}>
          {text.getCode}
        </Button>
        <Button of="button" pending={reading} onClick={() => picture.current?.click()}>
          {text.readQr}
        </Button>
        <input
          ref={picture}
          type="file"
          accept="image/*"
          hidden
          aria-label={text.readQr}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? []
            // The same picture may be chosen again.
            currentTarget.value = ''
            if (file) void readPicture(file)
          }}
        />
      </div>
      <p {...part('hint')}>{text.qrHint}</p>
      {key && <OneTimeCode of={key} />}
    </Field>
  )
}
