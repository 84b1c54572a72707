/** One account that exists on a site from the start. */
export interface SiteAccount {
  /** What the site asks for first: an e-mail address, a user name, a phone number. */
  identifier: string
  password: string
  /** The name and the address the signed-in pages show. */
  fullName: string
  email: string
  /** Base32, SHA-1, 6 digits, 30 s; only where an authenticator code is asked for. */
  totpSecret?: string
}

/** What a person does at one pause of a login. Fields and choices go by the site's own words. */
export type Turn =
  | { enter: Record<string, string> }
  | { choose: string }
  /** `from`: the latest message of that kind in the outbox, or the authenticator shown there. */
  | { enterCode: string; from: 'sms' | 'email' | 'authenticator' }
  /** Done outside of the login, at the outbox: a link in a mail, an approval on the phone. */
  | { approve: 'mail' | 'phone' }

/** What a login site is, for readers, demos and tests. Plain data: it loads in a browser too. */
export interface SiteDescription {
  name: string
  title: string
  family:
    | 'entrances'
    | 'forms'
    | 'codes'
    | 'steps'
    | 'elsewhere'
    | 'languages'
    | 'walls'
    | 'trouble'
  /** One sentence: the kind of login this site stands for. */
  shows: string
  account: SiteAccount
  /** Language of its pages, BCP 47. @default en */
  lang?: string
  /** Hosts of others a login visits: what a connection needs as `allowed_domains`. @default none */
  allowedDomains?: string[]
  /** Path of the page a successful login lands on. */
  home: string
  /** The whole login with the right values, pause by pause. */
  way: Turn[]
  /** What the site says when turn `at` of the way is taken like this; some only ask again. */
  refusal?: { at: number; turn: Turn; says?: string }
  /** Where nobody gets in: the `error_code` the login ends with. @default the way ends logged in */
  ends?: string
}
