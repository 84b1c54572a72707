import { type FormEvent, useId, useState } from 'react'
import { cleanCode, missingFields, type StepValues } from '../core/answer.ts'
import type { FlowStore } from '../core/flow-store.ts'
import { isPause, isSamePause } from '../core/pause.ts'
import { problemField } from '../core/problem-field.ts'
import type { Step, StepField, StepOption } from '../core/step.ts'
import { type InputProps, inputTraits } from './input-props.ts'

export interface CodeOptions {
  /** How many characters the code has, when that is known. */
  length?: number | undefined
  /** Send the form as soon as the code is complete. Needs `length`. @default true */
  autoSubmit?: boolean | undefined
}

export interface FieldState {
  value: string
  /** A value is required, and the form was sent without it. */
  missing: boolean
  /** What the site says of this very field. */
  problem: string | undefined
}

/**
 * Props for plain elements, for the step of the same render. Ids are unique in the page. Values are
 * kept while the step lasts; over steps only those that are not secret.
 */
export interface StepForm {
  /** For the `<form>` around the fields. Sends them, or moves the focus to what is missing. */
  getFormProps(): {
    noValidate: true
    'aria-busy': boolean
    onSubmit: (event: FormEvent<HTMLFormElement>) => void
  }
  /** For an `<input>`. */
  getFieldProps(field: StepField): InputProps
  /** For the `<input>` of a one-time code: blanks and dashes vanish as they are typed or pasted. */
  getCodeProps(field: StepField, options?: CodeOptions): InputProps & { dir: 'ltr' }
  getLabelProps(field: StepField): { htmlFor: string }
  /** For the element that shows `field.hint`. */
  getHintProps(field: StepField): { id: string }
  /** For the element that says what is wrong with a field; see `fieldState`. */
  getErrorProps(field: StepField): { id: string }
  /** For the element that shows `formProblem`. */
  getProblemProps(): { id: string }
  /** For the `<button>` of an option. While an answer is on its way it does nothing. */
  getOptionProps(option: StepOption): ButtonProps & { onClick: () => void }
  /** For the `<button>` that sends the form; it keeps the focus while it does nothing. */
  getSubmitProps(): ButtonProps
  /**
   * For one more `<input>` before a password that stands on a page of its own: password managers
   * file it under the user name they find beside it. `undefined` where none is needed.
   */
  getUserNameProps(): UserNameProps | undefined
  fieldState(field: StepField): FieldState
  /** The site's words, unless they are about one field. */
  formProblem: string | undefined
}

export interface ButtonProps {
  type: 'button' | 'submit'
  'aria-disabled': true | undefined
}

export interface UserNameProps {
  type: 'text'
  autoComplete: 'username'
  value: string
  readOnly: true
  hidden: true
}

interface Typed {
  /** Another one is another flow. */
  store: FlowStore
  step: Step
  values: StepValues
  /** The form was sent at least once. */
  sent: boolean
  /** What was entered earlier in the flow and is not secret, by `StepField.name`. */
  kept: StepValues
  userName: string | undefined
}

/** The form of the present step. */
export function useStepForm(store: FlowStore, step: Step, pending: boolean): StepForm {
  const id = useId()
  // Not left to the lines below: on a server React 18 counts ids anew for a second rendering.
  const [typed, setTyped] = useState(() => follow(undefined, store, step))
  let now = typed
  if (now.store !== store || now.step !== step) {
    // During rendering, so that no frame shows the values of one step in another.
    now = follow(now, store, step)
    setTyped(now)
  }
  const { values, sent, userName } = now

  const pause = isPause(step) ? step : undefined
  const fields = pause?.fields ?? []
  const missingOf = (next: StepValues) => (pause ? missingFields(pause, next) : [])
  const missing = sent ? missingOf(values) : []
  const problem = pause?.problem
  const about = pause && problemField(pause)

  const idOf = ({ key }: StepField, part: string) =>
    `${id}-${fields.findIndex((field) => field.key === key)}-${part}`
  const hintId = (field: StepField) => idOf(field, 'hint')
  const errorId = (field: StepField) => idOf(field, 'error')
  const inputId = (field: StepField) => idOf(field, 'input')
  const problemId = `${id}-problem`

  // Added to what is there by then: a password manager fills several fields at once.
  const set = (key: string, value: string) =>
    setTyped((before) => ({ ...before, values: { ...before.values, [key]: value } }))
  const markSent = () => setTyped((before) => ({ ...before, sent: true }))
  const send = (next: StepValues) => {
    markSent()
    void store.submit(next)
  }

  const fieldState = ({ key }: StepField): FieldState => ({
    value: values[key] ?? '',
    missing: missing.some((field) => field.key === key),
    problem: about?.key === key ? problem : undefined,
  })

  const getFieldProps = (field: StepField): InputProps => {
    const state = fieldState(field)
    // Words that name no field of a form: every one of them is doubted.
    const shared = problem !== undefined && !about && pause?.kind === 'input'
    const wrong = state.missing || state.problem !== undefined
    const described = [wrong && errorId(field), shared && problemId, field.hint && hintId(field)]
    return {
      ...inputTraits(field),
      id: inputId(field),
      value: state.value,
      onChange: ({ target }) => set(field.key, target.value),
      'aria-invalid': wrong || shared || undefined,
      'aria-describedby': described.filter(Boolean).join(' ') || undefined,
    }
  }

  const button = { 'aria-disabled': pending || undefined }
  const has = (type: StepField['type']) => fields.some((field) => field.type === type)

  return {
    getFormProps: () => ({
      noValidate: true,
      'aria-busy': pending,
      onSubmit(event) {
        event.preventDefault()
        const [first] = missingOf(values)
        if (!first) return send(values)
        markSent()
        const input = event.currentTarget.elements.namedItem(inputId(first))
        if (input instanceof HTMLElement) input.focus()
      },
    }),
    getFieldProps,
    getCodeProps: (field, { length, autoSubmit = true } = {}) => ({
      ...getFieldProps(field),
      // Codes are written in digits and Latin letters, also amid Arabic or Hebrew.
      dir: 'ltr',
      onChange({ target }) {
        // Not `maxLength`: it would cut a pasted "123 456" before its blank is gone.
        const code = cleanCode(target.value).slice(0, length)
        const next = { ...values, [field.key]: code }
        const isComplete = code.length === length && code !== values[field.key]
        set(field.key, code)
        if (autoSubmit && isComplete && !missingOf(next)[0]) send(next)
      },
    }),
    getLabelProps: (field) => ({ htmlFor: inputId(field) }),
    getHintProps: (field) => ({ id: hintId(field) }),
    getErrorProps: (field) => ({ id: errorId(field) }),
    getProblemProps: () => ({ id: problemId }),
    getOptionProps: (option) => ({
      ...button,
      type: 'button',
      onClick: () => void store.choose(option),
    }),
    getSubmitProps: () => ({ ...button, type: 'submit' }),
    getUserNameProps: () =>
      userName && has('password') && !has('identifier')
        ? {
            type: 'text',
            autoComplete: 'username',
            value: userName,
            readOnly: true,
            hidden: true,
          }
        : undefined,
    fieldState,
    formProblem: about ? undefined : problem,
  }
}

/** Another message on the same page leaves what is being typed alone; all else starts afresh. */
function follow(typed: Typed | undefined, store: FlowStore, step: Step): Typed {
  const before = typed?.store === store ? typed : undefined
  if (before && isPause(before.step) && isSamePause(step, before.step)) return { ...before, step }
  const kept = { ...before?.kept }
  let userName = before?.userName
  if (before && isPause(before.step)) {
    for (const { key, name, type, secret } of before.step.fields) {
      const value = before.values[key]
      if (secret || value === undefined) continue
      kept[name] = value
      if (type === 'identifier') userName = value
    }
  }
  const fields = isPause(step) ? step.fields : []
  const values = Object.fromEntries(fields.map(({ key, name }) => [key, kept[name] ?? '']))
  return { store, step, kept, userName, values, sent: false }
}
