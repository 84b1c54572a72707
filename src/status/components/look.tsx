'use client'

import {
  type ComponentProps,
  createContext,
  type ElementType,
  type ReactNode,
  useContext,
} from 'react'
import { type StatusText, type StatusTextOverrides, statusEn } from '../../text/status/en.ts'

/** The parts, as they stand in `data-part`, `classNames` and `slots`. */
export type StatusPart =
  | 'root'
  | 'step'
  | 'bar'
  | 'icon'
  | 'title'
  | 'domain'
  | 'body'
  | 'site-words'
  | 'facts'
  | 'actions'
  | 'submit'
  | 'button'
  | 'login'
  | 'problem'
  | 'hint'
  | 'spinner'
  | 'skeleton'
  | 'filters'
  | 'filter'
  | 'items'
  | 'item'
  | 'item-title'
  | 'item-detail'
  | 'badge'
  | 'recording'
  | 'announcer'

export type StatusClassNames = Partial<Record<StatusPart, string | undefined>>

/** Elements to draw instead. Each receives every prop of the default one, ARIA included. */
export interface StatusSlots {
  /** The button that signs in, where the connection needs it. */
  submit?: ElementType<ComponentProps<'button'>> | undefined
  button?: ElementType<ComponentProps<'button'>> | undefined
  filter?: ElementType<ComponentProps<'button'>> | undefined
  title?: ElementType<ComponentProps<'h2'>> | undefined
  /** The player of a recording. */
  recording?: ElementType<ComponentProps<'video'>> | undefined
}

export interface StatusLookProps {
  /** A whole pack, or only the words to replace. @default English */
  text?: StatusTextOverrides | undefined
  /** @default the text's own direction */
  dir?: 'ltr' | 'rtl' | undefined
  /** Classes by part, beside `data-part`. */
  classNames?: StatusClassNames | undefined
  slots?: StatusSlots | undefined
}

interface Look {
  text: StatusText
  dir: 'ltr' | 'rtl'
  slots: StatusSlots
  /** The attributes by which a part is found and styled. */
  part: (name: StatusPart) => { 'data-part': StatusPart; className: string | undefined }
}

/** Tables are merged entry by entry. */
const mergeText = (text: Partial<Record<string, unknown>>): StatusText =>
  Object.fromEntries(
    Object.entries(statusEn).map(([key, words]) => {
      const own = text[key]
      return [key, typeof words === 'object' ? { ...words, ...(own ?? {}) } : (own ?? words)]
    }),
  ) as StatusText

function lookOf({ text = {}, dir, classNames = {}, slots = {} }: StatusLookProps): Look {
  const words = mergeText(text)
  return {
    ...{ text: words, dir: dir ?? words.dir, slots },
    part: (name) => ({ 'data-part': name, className: classNames[name] }),
  }
}

const LookContext = createContext(lookOf({}))

export const useStatusLook = (): Look => useContext(LookContext)

export function StatusLookProvider(props: StatusLookProps & { children: ReactNode }) {
  return <LookContext.Provider value={lookOf(props)}>{props.children}</LookContext.Provider>
}
