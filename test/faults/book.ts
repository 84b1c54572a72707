/** Somebody's account at one site, and the connection to it. */
export interface Account {
  connectionId: string
  site: string
  email: string
  profile: string
}

/** Something a person typed in. */
export interface Answer {
  connectionId: string
  value: string
  at: number
}

/** What happened from the outside: what the backend's own words are held against. */
export interface Book {
  accounts: Account[]
  answers: Answer[]
  /** Each password is another one: who typed it when can be told. */
  newPassword(email: string): string
  newAccount(kind: 'plain' | 'code'): { email: string; number: number }
}

export function createBook(seed: number): Book {
  let numbers = 0
  return {
    accounts: [],
    answers: [],
    newPassword(email) {
      numbers += 1
      return `pw-${email.split('@')[0]}-${seed}x${numbers}x${crypto.randomUUID()}`
    },
    newAccount(kind) {
      numbers += 1
      return { email: `${kind}${seed}n${numbers}@faults.example`, number: numbers }
    },
  }
}
