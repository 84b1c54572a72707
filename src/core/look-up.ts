/** What a table says of a word, if it has it. Words come from a server: `constructor` is none. */
export const lookUp = <Entry>(
  table: { readonly [word: string]: Entry },
  word: string | null | undefined,
): Entry | undefined => (word && Object.hasOwn(table, word) ? table[word] : undefined)
