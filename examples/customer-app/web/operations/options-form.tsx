import type { ConnectionRecord, ConnectionStatusResult } from '@managed-auth/react/status'
import { useId, useState } from 'react'
import type { OperationsSettings } from '../../server/api-types.ts'
import { changesOf, draftOf, type Option, type OptionDraft, optionNamedIn } from './option-draft.ts'

interface OptionsFormProps {
  connection: ConnectionRecord
  settings: OperationsSettings
  update: ConnectionStatusResult['update']
}

const switches = {
  health_checks: 'Check on a schedule whether it is still signed in',
  auto_reauth: 'Sign in again by itself when it is not',
  save_credentials: 'Keep what the user types for the next time',
  record_session: 'Film logins and checks',
} satisfies Partial<Record<Option, string>>
type Switch = keyof typeof switches

/** The options of a connection. Only what was changed is sent; a refusal stands beside its field. */
export function OptionsForm({ connection, settings, update }: OptionsFormProps) {
  const [edits, setEdits] = useState<Partial<OptionDraft>>({})
  const draft = { ...draftOf(connection), ...edits }
  const changes = changesOf(connection, edits)
  const changed = Object.keys(changes).length > 0
  const refused = update.error ? optionNamedIn(update.error.message) : undefined
  const problemAt = (option: Option) => (refused === option ? update.error?.message : undefined)
  const set = (edit: Partial<OptionDraft>) => {
    update.reset()
    setEdits((before) => ({ ...before, ...edit }))
  }
  const save = () => {
    if (changed) update.mutate(changes, { onSuccess: () => setEdits({}) })
  }
  const credentials = settings.credentials.filter(
    ({ domain }) => connection.domain === domain || connection.domain.endsWith(`.${domain}`),
  )

  return (
    <section className="panel" aria-labelledby="options">
      <h2 id="options">Options</h2>
      <form
        className="options"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        {(Object.keys(switches) as Switch[]).map((option) => (
          <label key={option} className="switch">
            <input
              type="checkbox"
              checked={draft[option]}
              onChange={({ target }) => set({ [option]: target.checked })}
            />
            {switches[option]}
          </label>
        ))}
        <Field label="Seconds between two checks" problem={problemAt('health_check_interval')}>
          {(props) => (
            <input
              {...props}
              inputMode="numeric"
              value={draft.health_check_interval}
              onChange={({ target }) => set({ health_check_interval: target.value })}
            />
          )}
        </Field>
        <Field label="Page where the login begins" problem={problemAt('login_url')}>
          {(props) => (
            <input
              {...props}
              type="url"
              value={draft.login_url}
              onChange={({ target }) => set({ login_url: target.value })}
            />
          )}
        </Field>
        <Field
          label="Other hosts a login may visit, one a line"
          problem={problemAt('allowed_domains')}
        >
          {(props) => (
            <textarea
              {...props}
              rows={2}
              value={draft.allowed_domains}
              onChange={({ target }) => set({ allowed_domains: target.value })}
            />
          )}
        </Field>
        <Field label="Credential" problem={problemAt('credential')}>
          {(props) => (
            <Choice
              {...props}
              value={draft.credential}
              none="None"
              options={credentials.map(({ name }) => ({ value: name, title: name }))}
              onValueChange={(credential) => set({ credential })}
            />
          )}
        </Field>
        <Field label="Proxy" problem={problemAt('proxy')}>
          {(props) => (
            <Choice
              {...props}
              value={draft.proxy}
              none="None"
              options={settings.proxies.map(({ id, name }) => ({ value: id, title: name }))}
              onValueChange={(proxy) => set({ proxy })}
            />
          )}
        </Field>
        {update.error && !refused && <p role="alert">{update.error.message}</p>}
        <div className="actions">
          <button className="button" type="submit" aria-disabled={!changed || update.isPending}>
            Save options
          </button>
          <span role="status" className="domain">
            {update.isPending ? 'Saving…' : update.isSuccess && !changed ? 'Saved.' : ''}
          </span>
        </div>
      </form>
    </section>
  )
}

interface InputProps {
  id: string
  'aria-invalid': boolean
  'aria-describedby': string | undefined
}

interface FieldProps {
  label: string
  problem: string | undefined
  children: (props: InputProps) => React.ReactNode
}

function Field({ label, problem, children }: FieldProps) {
  const id = useId()
  const problemId = `${id}problem`
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-invalid': problem !== undefined,
        'aria-describedby': problem === undefined ? undefined : problemId,
      })}
      {problem !== undefined && (
        <p className="field-problem" id={problemId} role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

interface ChoiceProps extends InputProps {
  value: string
  /** The words for none of them. */
  none: string
  options: { value: string; title: string }[]
  onValueChange: (value: string) => void
}

function Choice({ none, options, value, onValueChange, ...props }: ChoiceProps) {
  // What is set stays in the list, whoever may choose it.
  const isListed = value === '' || options.some((option) => option.value === value)
  return (
    <select {...props} value={value} onChange={({ target }) => onValueChange(target.value)}>
      <option value="">{none}</option>
      {!isListed && <option value={value}>{value}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.title}
        </option>
      ))}
    </select>
  )
}
