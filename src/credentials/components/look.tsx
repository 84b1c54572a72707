'use client'

import {
  type ComponentProps,
  createContext,
  type ElementType,
  type ReactNode,
  useContext,
  useMemo,
} from 'react'
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

interface Look {
  text: CredentialText
  dir: 'ltr' | 'rtl'
  classNames: CredentialClassNames
  slots: CredentialSlots
}

const none = {}

const LookContext = createContext<Look>({
  text: credentialsEn,
  dir: credentialsEn.dir,
  classNames: none,
  slots: none,
})

export interface CredentialLookProps {
  /** A whole pack, or only the words to replace. @default English */
  text?: CredentialTextOverrides | undefined
  /** @default the text's own direction */
  dir?: 'ltr' | 'rtl' | undefined
  /** Classes by part, beside `data-part`. */
  classNames?: CredentialClassNames | undefined
  slots?: CredentialSlots | undefined
}

export function CredentialLookProvider(props: CredentialLookProps & { children: ReactNode }) {
  const { text, dir, classNames = none, slots = none, children } = props
  const look = useMemo(() => {
    const words = mergeText(text)
    return { text: words, dir: dir ?? words.dir, classNames, slots }
  }, [text, dir, classNames, slots])
  return <LookContext.Provider value={look}>{children}</LookContext.Provider>
}

const mergeText = (text: CredentialTextOverrides | undefined): CredentialText =>
  text
    ? ({
        ...credentialsEn,
        ...text,
        fields: { ...credentialsEn.fields, ...text.fields },
        vaultKinds: { ...credentialsEn.vaultKinds, ...text.vaultKinds },
        tokens: { ...credentialsEn.tokens, ...text.tokens },
        problems: { ...credentialsEn.problems, ...text.problems },
      } as CredentialText)
    : credentialsEn

export function useCredentialLook(): Look & {
  /** The attributes by which a part is found and styled. */
  part: (name: CredentialPart) => { 'data-part': CredentialPart; className: string | undefined }
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
