/** The words for a code, if the table has any. Codes come from a server: `constructor` is none. */
export const byCode = <Words>(
  table: { readonly [code: string]: Words | undefined },
  code: string | undefined,
): Words | undefined => (code && Object.hasOwn(table, code) ? table[code] : undefined)
