'use client'

import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Credential } from '#protocol'
import type { ClientError } from '../../core/client-error.ts'
import { useAnnounce } from '../../panel/panel.tsx'
import { useCredential } from '../hooks/use-credential.ts'
import { useCredentials } from '../hooks/use-credentials.ts'
import { AuthenticatorKeyField } from './authenticator-key-field.tsx'
import { Button, Spinner } from './button.tsx'
import {
  type Faults,
  inputName,
  readDraft,
  rowsOf,
  toCreate,
  toUpdate,
} from './credential-draft.ts'
import { CredentialsRoot, type CredentialsRootProps } from './credentials-root.tsx'
import { faultWords } from './fault-words.ts'
import { Field } from './field.tsx'
import { useCredentialLook } from './look.tsx'
import { Problem } from './problem.tsx'
import { ProviderField } from './provider-field.tsx'
import { Section } from './section.tsx'
import { StoredNote } from './stored-note.tsx'
import { ValueFields } from './value-fields.tsx'

export interface CredentialFormOptions {
  /** The credential to change. Without one a new one is made. */
  credentialId?: string | undefined
  /** What a new credential begins with. Secrets have no place here. */
  defaults?: { name?: string | undefined; domain?: string | undefined } | undefined
  onSaved?: ((credential: Credential) => void) | undefined
  /** Without it there is no way out but saving. */
  onCancel?: (() => void) | undefined
}

export interface CredentialFormProps extends CredentialFormOptions, CredentialsRootProps {}

/**
 * Makes a credential, or changes one. Values are written, never shown: an edit begins blank, what is
 * entered takes the place of the old, and what stays blank is kept. Import
 * `@managed-auth/react/styles.css` and `@managed-auth/react/credentials.css` once.
 */
export function CredentialForm(props: CredentialFormProps) {
  const { credentialId, defaults, onSaved, onCancel, ...root } = props
  return (
    <CredentialsRoot {...root}>
      <CredentialFormView
        key={credentialId}
        {...{ credentialId, defaults, onSaved, onCancel }}
        takesFocus={false}
      />
    </CredentialsRoot>
  )
}

/** The form inside of a root; asks first for the names of the values that are stored. */
export function CredentialFormView(props: CredentialFormOptions & { takesFocus: boolean }) {
  const { text } = useCredentialLook()
  const { credentialId, takesFocus } = props
  const { data, error, refetch } = useCredential({ id: credentialId })
  // A form that was saved is another form: nothing typed, read or made for the last one is left.
  const [saves, setSaves] = useState(0)
  if (credentialId === undefined || data?.value_keys) {
    return (
      <Form
        {...props}
        key={saves}
        credential={credentialId === undefined ? undefined : data}
        takesFocus={takesFocus || saves > 0}
        onSaved={(credential) => {
          setSaves(saves + 1)
          props.onSaved?.(credential)
        }}
      />
    )
  }
  return (
    <Section title={data ? text.editTitle(data.name) : text.loading} takesFocus={takesFocus}>
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : <Spinner />}
      {props.onCancel && (
        <Button of="cancel" onClick={props.onCancel}>
          {text.cancel}
        </Button>
      )}
    </Section>
  )
}

type FormProps = CredentialFormOptions & {
  credential: Credential | undefined
  takesFocus: boolean
}

function Form({ credential, defaults, onSaved, onCancel, takesFocus }: FormProps) {
  const { part, text } = useCredentialLook()
  const announce = useAnnounce()
  const { create, update } = useCredentials({ enabled: false })
  const [rows, setRows] = useState(() => rowsOf(credential))
  const [removesKey, setRemovesKey] = useState(false)
  const [faults, setFaults] = useState<Faults>({})
  const form = useRef<HTMLFormElement>(null)
  const saving = credential ? update : create

  useEffect(() => {
    if (Object.keys(faults).length === 0) return
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [faults])

  const wordsOf = (name: string): string | undefined => {
    const wrong = faults[name]
    return wrong && faultWords(wrong, text)
  }
  const mend = (name: string) => {
    if (!faults[name]) return
    const { [name]: _mended, ...left } = faults
    setFaults(left)
  }

  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (saving.isPending) return
    const isNew = credential === undefined
    const read = readDraft(new FormData(event.currentTarget), rows, { isNew, removesKey })
    setFaults(read.faults ?? {})
    if (read.faults) return
    const outcome = {
      onSuccess(saved: Credential) {
        announce(text.saved(saved.name))
        onSaved?.(saved)
      },
      onError({ code }: ClientError) {
        if (code === 'conflict') setFaults({ [inputName.name]: 'nameTaken' })
      },
    }
    if (credential)
      update.mutate({ id: credential.id, ...toUpdate(read.draft, credential) }, outcome)
    else create.mutate(toCreate(read.draft), outcome)
  }

  return (
    <Section
      title={credential ? text.editTitle(credential.name) : text.createTitle}
      body={credential && text.writeOnly}
      takesFocus={takesFocus}
    >
      {saving.error && saving.error.code !== 'conflict' && <Problem error={saving.error} />}
      <form {...part('form')} ref={form} onSubmit={save} noValidate autoComplete="off">
        <Field
          name={inputName.name}
          label={text.fields.name}
          hint={text.nameHint}
          error={wordsOf(inputName.name)}
          defaultValue={credential?.name ?? defaults?.name}
          autoCapitalize="sentences"
          maxLength={255}
          onChange={() => mend(inputName.name)}
        />
        <Field
          name={inputName.domain}
          label={text.fields.domain}
          hint={credential ? undefined : text.domainHint}
          error={wordsOf(inputName.domain)}
          defaultValue={credential?.domain ?? defaults?.domain}
          // Values are bound to their site: they are not taken to another.
          readOnly={credential !== undefined}
          inputMode="url"
          dir="ltr"
          onChange={() => mend(inputName.domain)}
        />
        <ProviderField defaultValue={credential?.sso_provider ?? ''} />
        <ValueFields
          credential={credential}
          rows={rows}
          onRowsChange={setRows}
          wordsOf={wordsOf}
          onMend={mend}
        />
        <AuthenticatorKeyField
          name={inputName.key}
          stored={credential?.has_totp_secret === true}
          error={wordsOf(inputName.key)}
          onEdit={() => mend(inputName.key)}
        >
          {credential?.has_totp_secret && (
            <StoredNote
              label={text.fields.key}
              removed={removesKey}
              onRemovedChange={setRemovesKey}
            />
          )}
        </AuthenticatorKeyField>
        <div {...part('actions')}>
          <Button of="submit" type="submit" pending={saving.isPending}>
            {text.save}
          </Button>
          {onCancel && (
            <Button of="cancel" onClick={onCancel}>
              {text.cancel}
            </Button>
          )}
        </div>
      </form>
    </Section>
  )
}
