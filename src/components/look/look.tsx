'use client'

import {
  type ComponentProps,
  createContext,
  type ElementType,
  type ReactNode,
  useContext,
  useMemo,
} from 'react'
import { en, type Text, type TextOverrides } from '../../text/en.ts'

/** The parts, as they stand in `data-part`, `classNames` and `slots`. */
export type Part =
  | 'root'
  | 'step'
  | 'icon'
  | 'spinner'
  | 'title'
  | 'body'
  | 'points'
  | 'site-words'
  | 'problem'
  | 'form'
  | 'field'
  | 'label'
  | 'input'
  | 'input-row'
  | 'reveal'
  | 'hint'
  | 'field-error'
  | 'divider'
  | 'options'
  | 'option'
  | 'option-icon'
  | 'option-label'
  | 'option-description'
  | 'actions'
  | 'submit'
  | 'button'
  | 'cancel'
  | 'announcer'

export type ClassNames = Partial<Record<Part, string | undefined>>

/** Elements to draw instead. Each receives every prop of the default one, ARIA included. */
export interface Slots {
  /** The main button of a step. */
  submit?: ElementType<ComponentProps<'button'>> | undefined
  button?: ElementType<ComponentProps<'button'>> | undefined
  cancel?: ElementType<ComponentProps<'button'>> | undefined
  option?: ElementType<ComponentProps<'button'>> | undefined
  input?: ElementType<ComponentProps<'input'>> | undefined
  icon?: ElementType<ComponentProps<'span'>> | undefined
  title?: ElementType<ComponentProps<'h2'>> | undefined
}

interface Look {
  text: Text
  classNames: ClassNames
  slots: Slots
}

const LookContext = createContext<Look>({ text: en, classNames: {}, slots: {} })

export interface LookProps {
  /** A whole pack, or only the words to replace. @default English */
  text?: TextOverrides | undefined
  classNames?: ClassNames | undefined
  slots?: Slots | undefined
}

const none = {}

/** Gives every step below its words, class names and elements. */
export function LookProvider(props: LookProps & { children: ReactNode }) {
  const { text, classNames = none, slots = none, children } = props
  const look = useMemo(
    () => ({ text: mergeText(text), classNames, slots }),
    [text, classNames, slots],
  )
  return <LookContext.Provider value={look}>{children}</LookContext.Provider>
}

const mergeText = (text: TextOverrides | undefined): Text =>
  text
    ? {
        ...en,
        ...text,
        fields: { ...en.fields, ...text.fields },
        codeSources: { ...en.codeSources, ...text.codeSources },
        failed: { ...en.failed, ...text.failed },
        failures: { ...en.failures, ...text.failures },
        troubles: { ...en.troubles, ...text.troubles },
        refusals: { ...en.refusals, ...text.refusals },
      }
    : en

export function useLook(): Look & {
  /** The attributes by which a part is found and styled. */
  part: (name: Part) => { 'data-part': Part; className: string | undefined }
} {
  const look = useContext(LookContext)
  return useMemo(
    () => ({
      ...look,
      part: (name) => ({ 'data-part': name, className: look.classNames[name] }),
    }),
    [look],
  )
}
