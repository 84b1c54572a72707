import type { KdbxEntry } from 'kdbxweb'

/** A field in the clear; empty when there is none. */
export function textOf(entry: KdbxEntry, name: string): string {
  const value = entry.fields.get(name) ?? ''
  return typeof value === 'string' ? value : value.getText()
}

/** The library's ids are base64 with slashes; KeePass itself shows them as hexadecimal digits. */
export const hexId = (id: string): string => Buffer.from(id, 'base64').toString('hex').toUpperCase()
