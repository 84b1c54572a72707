import type { SeenField } from '../sighting.ts'

// Customers name values as they like, `login` or `Company ID`; pages are asked under names of ours
// or of the site's. A value is found under the nearest name.

/** What a value may be called, for the names we give; the likeliest first. */
const otherNames: Record<string, string[]> = {
  email: ['emailaddress', 'mail', 'login', 'username', 'user', 'userid', 'identifier', 'account'],
  username: [
    ...['user', 'login', 'loginid', 'loginname', 'userid', 'userlogin', 'identifier', 'account'],
    ...['accountname', 'email', 'emailaddress', 'phone', 'phonenumber'],
  ],
  phone: [
    ...['phonenumber', 'tel', 'telephone', 'mobile', 'mobilenumber'],
    ...['login', 'username', 'user', 'identifier', 'account'],
  ],
  password: ['pass', 'passwd', 'pwd', 'passphrase'],
}

/** Whether a value can be what a field asks for at all: a user name is no e-mail address. */
const looksRight: Record<string, (value: string) => boolean> = {
  email: (value) => value.includes('@'),
  phone: (value) => /^\+?[\d ()./-]{6,20}$/.test(value),
}

const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/**
 * The name of the value a field asks for, when none has the field's own name.
 *
 * @param values - What is there, by name.
 */
export function nearestName(
  { ref, type, label, placeholder }: SeenField,
  values: Iterable<[name: string, value: string]>,
): string | undefined {
  if (type === 'code' || type === 'totp_code' || type === 'totp_secret') return undefined
  const all = [...values].map(([name, value]) => ({ name, value, is: plain(name) }))
  const wanted = type === 'text' ? [ref, label, placeholder ?? ''] : [ref]
  const names = [...wanted.map(plain), ...(type === 'text' ? [] : (otherNames[ref] ?? []))]
  const fits = looksRight[ref] ?? (() => true)
  for (const name of names) {
    const found = name === '' ? undefined : all.find(({ is, value }) => is === name && fits(value))
    if (found) return found.name
  }
  return undefined
}

/** All names that may stand for one of ours. */
const families = Object.entries(otherNames).map(([name, others]) => new Set([name, ...others]))

/** Whether a value under one name is filled in where one under another was. */
export function meansTheSame(left: string, right: string): boolean {
  const [one, other] = [plain(left), plain(right)]
  return one === other || families.some((family) => family.has(one) && family.has(other))
}

/** What of some values is the name of an account, as sites list them to choose from. */
export const accountNames = (values: Record<string, string>): string[] =>
  Object.entries(values)
    .filter(([name]) => ['email', 'username', 'phone'].some((ours) => meansTheSame(name, ours)))
    .map(([, value]) => value)
