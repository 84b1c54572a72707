'use client'

import { createContext, type ReactNode, useContext } from 'react'

export interface LookProps<TextOverrides, Part extends string, Slots> {
  /** A whole pack, or only the words to replace. @default English */
  text?: TextOverrides | undefined
  /** @default the text's own direction */
  dir?: 'ltr' | 'rtl' | undefined
  /** Classes by part, beside `data-part`. */
  classNames?: Partial<Record<Part, string | undefined>> | undefined
  /** Elements to draw instead of the default ones. */
  slots?: Slots | undefined
}

export interface Look<Text, Part extends string, Slots> {
  text: Text
  dir: 'ltr' | 'rtl'
  slots: Slots
  /** The attributes by which a part is found and styled. */
  part: (name: Part) => { 'data-part': string; className: string | undefined }
}

/**
 * Makes the words, classes and elements of an entry, given once at its root and read in every part.
 *
 * @param english - What stands where the host says nothing. Tables in it are merged entry by entry.
 */
export function createLook<
  Text extends { dir: 'ltr' | 'rtl' },
  TextOverrides extends object,
  Part extends string,
  Slots extends object,
>(english: Text) {
  type Props = LookProps<TextOverrides, Part, Slots>

  function lookOf({ text, dir, classNames, slots }: Props): Look<Text, Part, Slots> {
    const own: Record<string, unknown> = { ...text }
    const words = Object.fromEntries(
      Object.entries(english).map(([key, value]) => [
        key,
        typeof value === 'object'
          ? { ...(value as object), ...(own[key] as object) }
          : (own[key] ?? value),
      ]),
    ) as Text
    return {
      text: words,
      dir: dir ?? words.dir,
      slots: slots ?? ({} as Slots),
      part: (name) => ({ 'data-part': name, className: classNames?.[name] }),
    }
  }

  const LookContext = createContext(lookOf({}))

  return {
    useLook: () => useContext(LookContext),
    LookProvider: (props: Props & { children: ReactNode }) => (
      <LookContext.Provider value={lookOf(props)}>{props.children}</LookContext.Provider>
    ),
  }
}
