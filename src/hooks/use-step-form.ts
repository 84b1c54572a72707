import { type FormEvent, useId, useState } from 'react'
import { cleanCode, missingFields, type StepValues } from '../core/answer.ts'
import type { FlowStore } from '../core/flow-store.ts'
import { isPause, isSamePause } from '../core/pause.ts'
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
  /** What was entered earlier in the flow and is not secret, latest first. */
  kept: (Pick<StepField, 'name' | 'type'> & { value: string })[]
}

/** The form of the present step. */
export function useStepForm(store: FlowStore, step: Step, pending: boolean): StepForm {
  const id = useId()
  // Not left to the lines below: on a server React 18 counts ids anew for a second rendering.
  const [before, setTyped] = useState(() => follow(undefined, store, step))
  const typed = follow(before, store, step)
  // During rendering, so that no frame shows the values of one step in another.
  if (typed !== before) setTyped(typed)

  const { values, sent, kept } = typed
  const fields = fieldsOf(step)
  const missing = sent ? missingFields({ fields }, values) : []
  const problem = isPause(step) ? step.problem : undefined
  const about = isPause(step) ? step.problemKey : undefined

  const idOf = ({ key }: StepField, part: string) => `${id}-${encodeURIComponent(key)}-${part}`
  const problemId = `${id}-problem`

  // Added to what is there by then: a password manager fills several fields at once.
  const change = (changed: StepValues, isSent = false) =>
    setTyped((now) => ({ ...now, sent: now.sent || isSent, values: { ...now.values, ...changed } }))
  const send = (all: StepValues) => {
    change(all, true)
    void store.submit(all)
  }

  const fieldState = ({ key }: StepField): FieldState => ({
    value: values[key] ?? '',
    missing: missing.some((field) => field.key === key),
    problem: about === key ? problem : undefined,
  })

  const getFieldProps = (field: StepField): InputProps => {
    const state = fieldState(field)
    // Words that name no field of a form: every one of them is doubted.
    const shared = step.kind === 'input' && problem !== undefined && !about
    const wrong = state.missing || state.problem !== undefined
    const described = [
      wrong && idOf(field, 'error'),
      shared && problemId,
      field.hint && idOf(field, 'hint'),
    ]
    return {
      ...inputTraits(field),
      id: idOf(field, 'input'),
      value: state.value,
      onChange: ({ target }) => change({ [field.key]: target.value }),
      'aria-invalid': wrong || shared || undefined,
      'aria-describedby': described.filter(Boolean).join(' ') || undefined,
    }
  }

  const button = { 'aria-disabled': pending || undefined }
  const has = (type: StepField['type']) => fields.some((field) => field.type === type)
  const userName = kept.find(({ type }) => type === 'identifier')?.value

  return {
    getFormProps: () => ({
      noValidate: true,
      'aria-busy': pending,
      onSubmit(event) {
        event.preventDefault()
        const [first] = missingFields({ fields }, values)
        if (!first) return send(values)
        change({}, true)
        const input = event.currentTarget.elements.namedItem(idOf(first, 'input'))
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
        if (autoSubmit && isComplete && !missingFields({ fields }, next)[0]) send(next)
        else change({ [field.key]: code })
      },
    }),
    getLabelProps: (field) => ({ htmlFor: idOf(field, 'input') }),
    getHintProps: (field) => ({ id: idOf(field, 'hint') }),
    getErrorProps: (field) => ({ id: idOf(field, 'error') }),
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

const fieldsOf = (step: Step): StepField[] => (isPause(step) ? step.fields : [])

/** Another message on the same page leaves what is being typed alone; all else starts afresh. */
function follow(typed: Typed | undefined, store: FlowStore, step: Step): Typed {
  const before = typed?.store === store ? typed : undefined
  if (before?.step === step) return before
  if (before && isSamePause(step, before.step)) return { ...before, step }
  const kept = before
    ? fieldsOf(before.step)
        .filter(({ secret }) => !secret)
        .map(({ name, type, key }) => ({ name, type, value: before.values[key] ?? '' }))
        .concat(before.kept)
    : []
  const values = fieldsOf(step).map(({ key, name }) => [
    key,
    kept.find((other) => other.name === name)?.value ?? '',
  ])
  return { store, step, kept, values: Object.fromEntries(values), sent: false }
}
