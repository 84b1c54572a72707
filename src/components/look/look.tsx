'use client'

import {
  type ComponentProps,
  createContext,
  type ElementType,
  type ReactNode,
  useContext,
} from 'react'
import type { Text, TextOverrides } from '../../text/en.ts'
import { enWords } from '../../text/en-words.ts'

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
  | 'code-cell'
  | 'reveal'
  | 'hint'
  | 'field-error'
  | 'divider'
  | 'options'
  | 'option'
  | 'option-icon'
  | 'option-label'
  | 'option-description'
  | 'submit'
  | 'button'
  | 'cancel'
  | 'expiry'
  | 'footer'
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

/** What to show, and where. */
export interface Layout {
  /** Where options stand beside fields. @default 'below' */
  options?: 'above' | 'below' | undefined
  /** Say before the start what becomes of what is entered. @default true */
  securityNote?: boolean | undefined
  /** The drawings above titles. @default true */
  icons?: boolean | undefined
  /** Send a code once it is complete, where the site says how long it is. @default true */
  autoSubmit?: boolean | undefined
  /** A link below to your terms. @default none */
  termsUrl?: string | undefined
  /** A link below to your privacy notice. @default none */
  privacyUrl?: string | undefined
  /** Name the product below. @default false */
  poweredBy?: boolean | undefined
}

export interface LookProps {
  /** A whole pack, or only the words to replace. @default English */
  text?: TextOverrides | undefined
  /** @default the text's own direction */
  dir?: 'ltr' | 'rtl' | undefined
  layout?: Layout | undefined
  /** Classes by part, beside `data-part`. */
  classNames?: ClassNames | undefined
  slots?: Slots | undefined
}

interface Look {
  text: Text
  dir: 'ltr' | 'rtl'
  layout: Layout
  classNames: ClassNames
  slots: Slots
  /** The attributes by which a part is found and styled. */
  part: (name: Part) => { 'data-part': Part; className: string | undefined }
}

/** Tables are merged entry by entry. */
const mergeText = (text: Partial<Record<string, unknown>>): Text =>
  Object.fromEntries(
    Object.entries(enWords).map(([key, words]) => {
      const own = text[key]
      return [key, typeof words === 'object' ? { ...words, ...(own ?? {}) } : (own ?? words)]
    }),
  ) as Text

function lookOf({ text = {}, dir, layout = {}, classNames = {}, slots = {} }: LookProps): Look {
  const words = mergeText(text)
  return {
    text: words,
    dir: dir ?? words.dir,
    layout,
    classNames,
    slots,
    part: (name) => ({ 'data-part': name, className: classNames[name] }),
  }
}

const LookContext = createContext(lookOf({}))

export const useLook = (): Look => useContext(LookContext)

/** Gives every step below its words, class names and elements. */
export function LookProvider({ children, ...props }: LookProps & { children: ReactNode }) {
  return <LookContext.Provider value={lookOf(props)}>{children}</LookContext.Provider>
}
