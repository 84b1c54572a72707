'use client'

import type { ComponentProps, ElementType } from 'react'
import { createLook, type LookProps } from '../../panel/create-look.tsx'
import {
  type CredentialText,
  type CredentialTextOverrides,
  credentialsEn,
} from '../../text/credentials/en.ts'

/** The parts, as they stand in `data-part`, `classNames` and `slots`. */
export type CredentialPart =
  | 'root'
  | 'step'
  | 'title'
  | 'body'
  | 'bar'
  | 'problem'
  | 'spinner'
  | 'items'
  | 'item'
  | 'item-title'
  | 'item-detail'
  | 'badge'
  | 'actions'
  | 'confirm'
  | 'uses'
  | 'form'
  | 'group'
  | 'legend'
  | 'field'
  | 'label'
  | 'input'
  | 'input-row'
  | 'reveal'
  | 'hint'
  | 'field-error'
  | 'code'
  | 'submit'
  | 'button'
  | 'cancel'
  | 'announcer'

export type CredentialClassNames = Partial<Record<CredentialPart, string | undefined>>

/** Elements to draw instead. Each receives every prop of the default one, ARIA included. */
export interface CredentialSlots {
  /** The main button of a form or a question. */
  submit?: ElementType<ComponentProps<'button'>> | undefined
  button?: ElementType<ComponentProps<'button'>> | undefined
  cancel?: ElementType<ComponentProps<'button'>> | undefined
  /** Uncontrolled: what is typed must stay in the element that gets `name` and `ref`. */
  input?: ElementType<ComponentProps<'input'>> | undefined
  title?: ElementType<ComponentProps<'h2'>> | undefined
}

export interface CredentialLookProps
  extends LookProps<CredentialTextOverrides, CredentialPart, CredentialSlots> {}

export const { LookProvider: CredentialLookProvider, useLook: useCredentialLook } = createLook<
  CredentialText,
  CredentialTextOverrides,
  CredentialPart,
  CredentialSlots
>(credentialsEn)
