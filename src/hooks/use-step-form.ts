import { type FormEvent, useId, useState } from 'react'
import { cleanCode, missingFields, type StepValues } from '../core/answer.ts'
import type { FlowStore } from '../core/flow-store.ts'
import { problemField } from '../core/problem-field.ts'
import type { PauseStep, Step, StepField, StepOption } from '../core/step.ts'
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
  /** What was sent earlier in the flow and is not secret, by `StepField.name`. */
  kept: Readonly<Record<string, Pick<StepField, 'type'> & { value: string }>>
}

/** The form of the present step. */
export function useStepForm(store: FlowStore, step: Step, pending: boolean): StepForm {
  const id = useId()
  const [typed, setTyped] = useState<Typed>(() => begin(store, step, {}))
  let now = typed
  if (now.store !== store || now.step !== step) {
    // During rendering, so that no frame shows the values of one step in another.
    now = follow(now, store, step)
    setTyped(now)
  }
  const { values, sent, kept } = now

  const pause = pauseOf(step)
  const fields = pause?.fields ?? []
  const missing = sent && pause ? missingFields(pause, values) : []
  const problem = pause?.problem
  const about = pause && problemField(pause)

  const idOf = (field: StepField, part: string) =>
    `${id}-${fields.findIndex(({ key }) => key === field.key)}-${part}`
  const inputId = (field: StepField) => idOf(field, 'input')
  const hintId = (field: StepField) => idOf(field, 'hint')
  const errorId = (field: StepField) => idOf(field, 'error')
  const problemId = `${id}-problem`

  const setValue = ({ key }: StepField, value: string) =>
    setTyped((before) => ({ ...before, values: { ...before.values, [key]: value } }))

  const send = (next: StepValues) => {
    const open = fields.filter(({ secret }) => !secret)
    const sentNow = open.map(({ name, key, type }) => [name, { type, value: next[key] ?? '' }])
    setTyped((before) => ({
      ...before,
      sent: true,
      kept: { ...before.kept, ...Object.fromEntries(sentNow) },
    }))
    void store.submit(next)
  }

  const fieldState = (field: StepField): FieldState => ({
    value: values[field.key] ?? '',
    missing: missing.some(({ key }) => key === field.key),
    problem: about?.key === field.key ? problem : undefined,
  })

  const getFieldProps = (field: StepField): InputProps => {
    const state = fieldState(field)
    const shared = problem !== undefined && !about
    const wrong = state.missing || state.problem !== undefined
    const described = [wrong && errorId(field), shared && problemId, field.hint && hintId(field)]
    return {
      ...inputTraits(field),
      id: inputId(field),
      value: state.value,
      onChange: ({ target }) => setValue(field, target.value),
      // Words that name no field: every one of them is doubted.
      'aria-invalid': wrong || shared || undefined,
      'aria-describedby': described.filter(Boolean).join(' ') || undefined,
    }
  }

  const disabled = pending || undefined
  const userName = Object.values(kept).find(({ type }) => type === 'identifier')?.value
  const types = fields.map(({ type }) => type)

  return {
    getFormProps: () => ({
      noValidate: true,
      'aria-busy': pending,
      onSubmit(event) {
        event.preventDefault()
        if (!pause) return
        const [first] = missingFields(pause, values)
        if (!first) return send(values)
        setTyped((before) => ({ ...before, sent: true }))
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
        setValue(field, code)
        const complete = code.length === length && code !== values[field.key]
        if (autoSubmit && complete && pause && missingFields(pause, next).length === 0) send(next)
      },
    }),
    getLabelProps: (field) => ({ htmlFor: inputId(field) }),
    getHintProps: (field) => ({ id: hintId(field) }),
    getErrorProps: (field) => ({ id: errorId(field) }),
    getProblemProps: () => ({ id: problemId }),
    getOptionProps: (option) => ({
      type: 'button',
      'aria-disabled': disabled,
      onClick: () => void store.choose(option),
    }),
    getSubmitProps: () => ({ type: 'submit', 'aria-disabled': disabled }),
    getUserNameProps: () =>
      userName && types.includes('password') && !types.includes('identifier')
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

const pauseOf = (step: Step): PauseStep | undefined => ('fields' in step ? step : undefined)

const begin = (store: FlowStore, step: Step, kept: Typed['kept']): Typed => ({
  store,
  step,
  kept,
  sent: false,
  values: Object.fromEntries(
    (pauseOf(step)?.fields ?? []).map(({ key, name }) => [key, kept[name]?.value ?? '']),
  ),
})

/** Another message on the same page leaves what is being typed alone; all else starts afresh. */
function follow(typed: Typed, store: FlowStore, step: Step): Typed {
  if (typed.store !== store) return begin(store, step, {})
  const before = pauseOf(typed.step)
  const pause = pauseOf(step)
  const same = pause && before?.id === pause.id && before.problem === pause.problem
  return same ? { ...typed, step } : begin(store, step, typed.kept)
}
