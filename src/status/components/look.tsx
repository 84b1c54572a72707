'use client'

import type { ComponentProps, ElementType } from 'react'
import { createLook, type LookProps } from '../../panel/create-look.tsx'
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

export interface StatusLookProps extends LookProps<StatusTextOverrides, StatusPart, StatusSlots> {}

export const { LookProvider: StatusLookProvider, useLook: useStatusLook } = createLook<
  StatusText,
  StatusTextOverrides,
  StatusPart,
  StatusSlots
>(statusEn)
