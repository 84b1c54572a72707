'use client'

import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import type { CreateCredentialProvider, CredentialProvider } from '#protocol'
import type { ClientError } from '../../core/client-error.ts'
import { useCredentialProviders } from '../hooks/use-credential-providers.ts'
import { Button } from './button.tsx'
import type { Faults } from './credential-draft.ts'
import { faultWords } from './fault-words.ts'
import { Field } from './field.tsx'
import { useCredentialLook } from './look.tsx'
import { Problem } from './problem.tsx'
import { Section } from './section.tsx'
import { readVaultDraft, toCreateVault, toUpdateVault, type VaultKind } from './vault-draft.ts'
import { wordsFor } from './words.ts'

interface VaultFormProps {
  /** The vault to change. Without one a new one is connected. */
  vault: CredentialProvider | undefined
  onSaved: (vault: CredentialProvider) => void
  onCancel: () => void
}

const kinds: readonly VaultKind[] = ['onepassword', 'onepassword_connect', 'keepass']

/** Connects an external vault, or changes how. The token is written, never shown. */
export function VaultForm({ vault, onSaved, onCancel }: VaultFormProps) {
  const { part, text } = useCredentialLook()
  const { create, update } = useCredentialProviders()
  const [kind, setKind] = useState(vault?.provider_type ?? 'onepassword')
  const [faults, setFaults] = useState<Faults>({})
  const form = useRef<HTMLFormElement>(null)
  const kindId = useId()
  const saving = vault ? update : create

  useEffect(() => {
    if (Object.keys(faults).length === 0) return
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [faults])

  const wordsOf = (name: string) => faults[name] && faultWords(faults[name], text)
  const mend = ({ currentTarget: { name } }: FormEvent<HTMLInputElement>) => {
    if (!faults[name]) return
    const { [name]: _mended, ...left } = faults
    setFaults(left)
  }

  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (saving.isPending) return
    const read = await readVaultDraft(new FormData(event.currentTarget), kind, vault === undefined)
    setFaults(read.faults ?? {})
    if (read.faults) return
    const outcome = {
      onSuccess(saved: CredentialProvider) {
        form.current?.reset()
        onSaved(saved)
      },
      onError({ code }: ClientError) {
        if (code === 'conflict') setFaults({ name: 'nameTaken' })
      },
    }
    if (vault) update.mutate({ id: vault.id, ...toUpdateVault(read.draft, vault) }, outcome)
    else create.mutate(toCreateVault(read.draft) satisfies CreateCredentialProvider, outcome)
  }

  const isConnect = kind === 'onepassword_connect'
  const isFile = kind === 'keepass'
  return (
    <Section title={vault ? text.editVault(vault.name) : text.addVault} takesFocus>
      {saving.error && saving.error.code !== 'conflict' && <Problem error={saving.error} />}
      <form
        {...part('form')}
        ref={form}
        onSubmit={(event) => void save(event)}
        noValidate
        autoComplete="off"
      >
        {!vault && (
          <div {...part('field')} data-field="choice">
            <label {...part('label')} htmlFor={kindId}>
              {text.vaultKind}
            </label>
            <select
              {...part('input')}
              id={kindId}
              value={kind}
              onChange={({ currentTarget }) => setKind(currentTarget.value)}
            >
              {kinds.map((one) => (
                <option key={one} value={one}>
                  {text.vaultKinds[one]}
                </option>
              ))}
            </select>
          </div>
        )}
        <Field
          name="name"
          label={text.fields.name}
          hint={text.nameHint}
          error={wordsOf('name')}
          defaultValue={vault?.name}
          autoCapitalize="sentences"
          maxLength={255}
          onChange={mend}
        />
        {isConnect && (
          <Field
            name="base_url"
            label={text.connectAddress}
            error={wordsOf('base_url')}
            defaultValue={vault?.base_url}
            placeholder="https://connect.example.com"
            inputMode="url"
            dir="ltr"
            onChange={mend}
          />
        )}
        {isFile && (
          <Field
            name="file"
            label={text.keepassFile}
            hint={text.keepassFileHint}
            error={wordsOf('file')}
            defaultValue={vault?.file}
            dir="ltr"
            onChange={mend}
          />
        )}
        <Field
          // Another kind's token is not this one's.
          key={kind}
          name="token"
          label={wordsFor(text.tokens, kind) ?? text.tokens.onepassword}
          secret
          hint={vault && text.tokenHint}
          error={wordsOf('token')}
          onChange={mend}
        />
        {isFile && <Field name="key_file" label={text.keyFile} type="file" optional />}
        <div {...part('actions')}>
          <Button of="submit" type="submit" pending={saving.isPending}>
            {vault ? text.save : text.connectVault}
          </Button>
          <Button of="cancel" onClick={onCancel}>
            {text.cancel}
          </Button>
        </div>
      </form>
    </Section>
  )
}
