const mask = '[*•·●∙…xX#]'
const patterns = [
  // i**a@h***o.net, ada@example.test
  new RegExp(`[\\w.+${'*•●∙…'}-]+@[\\w${'*•●∙…'}-]+(?:\\.[\\w${'*•●∙…'}-]+)*`, 'u'),
  // +1 XXX-XXX-5309, (•••) •••-••42, •••• 42
  new RegExp(`(?:\\+?\\d[\\d\\s-]{0,5})?\\(?${mask}{2,}[\\s)(${'*•·●∙…xX#'}-]*\\d{2,4}`, 'u'),
  // +49 170 ••••
  new RegExp(`\\+\\d[\\d\\s]{1,8}${mask}{2,}[\\s\\d*•·●∙…xX#-]*`, 'u'),
  /(?:ending (?:in|with)|endet auf|endend auf|(?:se )?termin\w+ (?:par|en|con|em|in)|finissant par|che termina con) *[*•·●∙…xX]*\d{2,4}/iu,
]

/** Where a code goes, as the site masks it; direction marks and odd blanks are dropped. */
export function maskedTarget(text: string): string | undefined {
  const clean = text.replace(/[\u200b-\u200f\u2060\u202a-\u202e]/g, '').replace(/\s+/g, ' ')
  for (const pattern of patterns) {
    const found = pattern
      .exec(clean)?.[0]
      .trim()
      .replace(/[.,;:]+$/, '')
    if (found) return found
  }
  return undefined
}

/** Whether some of it is hidden: a whole address may be anybody's. */
export const isMasked = (target: string | undefined): target is string =>
  target !== undefined && (!target.includes('@') || /[*•·●∙…]/.test(target))

/** A line that is only an address says who is here, not where a code went. */
export const isOnlyAddress = (line: string) => /^[^\s@]+@[^\s@]+$/.test(line.trim())
