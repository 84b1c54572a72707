import type { Text } from '../../text/en.ts'

/** A number as the language of the text writes it. */
export const numberIn = (
  { locale }: Text,
  value: number,
  options?: Intl.NumberFormatOptions,
): string => new Intl.NumberFormat(locale, options).format(value)
