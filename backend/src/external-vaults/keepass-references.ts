import type { Kdbx, KdbxEntry } from 'kdbxweb'
import { hexId, textOf } from './keepass-entry.ts'

const reference = /\{REF:([TUPAN])@I:([0-9A-F]{32})\}/gi

const fields: Record<string, string> = {
  T: 'Title',
  U: 'UserName',
  P: 'Password',
  A: 'URL',
  N: 'Notes',
}

/** References in what is referred to; a circle of them ends here. */
const mostSteps = 4

/**
 * Puts in what a value refers to in another entry of the file, by its id: `{REF:P@I:…}`.
 *
 * @returns An empty text when something cannot be found: half a password is none.
 * @see https://keepass.info/help/base/fieldrefs.html
 */
export function resolveReferences(text: string, file: Kdbx, steps = mostSteps): string {
  if (!/\{REF:/i.test(text)) return text
  if (steps === 0) return ''
  const replaced = text.replace(reference, (whole, field: string, id: string) => {
    const entry = entryOf(file, id.toUpperCase())
    return entry ? textOf(entry, fields[field.toUpperCase()] ?? '') : whole
  })
  return replaced === text ? '' : resolveReferences(replaced, file, steps - 1)
}

function entryOf(file: Kdbx, id: string): KdbxEntry | undefined {
  for (const group of file.groups) {
    for (const entry of group.allEntries()) if (hexId(entry.uuid.id) === id) return entry
  }
  return undefined
}
