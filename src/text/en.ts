import { type FailureText, failures } from './en-failures.ts'
import { enWords } from './en-words.ts'

export type { FailureText } from './en-failures.ts'

/** English, and the type of the other packs: every word the component says by itself. */
export const en = { ...enWords, failures }

/** A text pack. A key more or less is a type error. */
export type Text = typeof en

type Table = 'fields' | 'codeSources' | 'failed' | 'failures' | 'troubles' | 'refusals'

/** Codes of newer servers may have words too. */
type ByCode<Words> = { [code: string]: Words | undefined }

/** Words to replace. Tables are replaced entry by entry. */
export type TextOverrides = Partial<Omit<Text, Table>> & {
  fields?: Partial<Text['fields']> | undefined
  codeSources?: Partial<Text['codeSources']> | undefined
  failed?: Partial<FailureText> | undefined
  failures?: ByCode<FailureText> | undefined
  troubles?: ByCode<string> | undefined
  refusals?: ByCode<string> | undefined
}
