/** English, and the type of the other packs: every word the credential components say. */
export const credentialsEn = {
  /** A BCP 47 tag: the `lang` of the component, and the language of its dates. */
  locale: 'en',
  dir: 'ltr' as 'ltr' | 'rtl',

  title: 'Saved sign-ins',
  add: 'Add a sign-in',
  loading: 'Loading',
  empty: 'Nothing is saved yet.',
  search: 'Search by name or site',
  noMatch: (words: string) => `Nothing matches “${words}”.`,
  showMore: 'Show more',
  edit: (name: string) => `Edit ${name}`,
  remove: (name: string) => `Delete ${name}`,
  editShort: 'Edit',
  removeShort: 'Delete',
  changed: (date: string) => `Changed ${date}`,
  hasKey: 'Authenticator',
  tryAgain: 'Try again',
  cancel: 'Cancel',
  save: 'Save',

  removeTitle: (name: string) => `Delete ${name}?`,
  removeBody: 'What is stored is gone for good.',
  uses: 'These connections can then no longer sign in by themselves:',
  noUses: 'No connection uses it.',
  moreUses: 'There may be more: not every connection could be looked at.',
  unknownUses: 'Which connections use it could not be found out.',
  keep: 'Keep it',
  removed: (name: string) => `${name} was deleted.`,

  createTitle: 'Add a sign-in',
  editTitle: (name: string) => `Edit ${name}`,
  fields: {
    name: 'Name',
    domain: 'Site',
    username: 'User name or e-mail',
    email: 'E-mail',
    password: 'Password',
    provider: 'Sign in with',
    key: 'Authenticator key',
  },
  nameHint: 'How you find it again.',
  domainHint: 'Such as example.com',
  ownAccount: 'An account of the site',
  values: 'What to enter at the site',
  valuesHint: 'Leave blank what you want to be asked for at each sign-in.',
  writeOnly: 'Stored values are never shown. A new one takes the place of the old; blank keeps it.',
  stored: (date: string) => `Last changed on ${date}.`,
  keeps: 'Stored, unchanged',
  removeValue: (label: string) => `Remove ${label}`,
  keepValue: (label: string) => `Keep ${label}`,
  removeValueShort: 'Remove',
  keepValueShort: 'Keep',
  goes: 'Removed when you save',
  addValue: 'Add another value',
  valueName: 'Name of the value',
  valueNameHint: 'As the site calls it, such as company_id',
  value: 'Value',
  show: (label: string) => `Show ${label}`,
  optional: 'optional',
  required: 'Fill in this field.',
  badDomain: 'Enter a site such as example.com.',
  nothingEntered: 'Enter at least one value, or an authenticator key.',
  nameTaken: 'Another one has this name already.',
  valueTwice: 'This value is there already.',
  saved: (name: string) => `${name} was saved.`,

  keyHint: 'The site shows it when you set up an authenticator app, often below a QR code.',
  getCode: 'Get code',
  code: 'One-time code',
  codeHint: 'Enter it at the site to finish setting up its authenticator.',
  nextCode: (seconds: string) => `The next one comes in ${seconds}.`,
  codeIs: (code: string) => `The code is ${code}`,
  readQr: 'Read a QR code',
  qrHint: 'Choose a picture of it, or paste one into the field.',
  qrRead: 'The key was read from the QR code.',
  qrNone: 'No QR code was found in this picture.',
  qrOther: 'This QR code is not one for an authenticator app.',
  keyShort: 'This key is short. It works, but check that it was copied whole.',
  keyInvalid: 'This is no authenticator key. Keys have only letters and the digits 2 to 7.',
  keyUnsupported: 'This kind of key is not supported. Use the key of one time-based account.',
  codeUnavailable: 'Codes can be made only on a page with a secure address (https).',

  vaults: 'External vaults',
  vaultsBody: 'Values are fetched from there at each sign-in, and never stored here.',
  noVaults: 'No vault is connected.',
  addVault: 'Connect a vault',
  vaultKind: 'Kind of vault',
  vaultKinds: {
    onepassword: '1Password',
    onepassword_connect: '1Password Connect',
    keepass: 'KeePass',
  },
  tokens: {
    onepassword: 'Service account token',
    onepassword_connect: 'Access token',
    keepass: 'Master password',
  },
  connectAddress: 'Address of the Connect server',
  keepassFile: 'Path of the file',
  keepassFileHint: 'Below the folder that the operator named, such as team.kdbx',
  keyFile: 'Key file',
  connectVault: 'Connect',
  editVault: (name: string) => `Edit ${name}`,
  tokenHint: 'Blank keeps the present one.',
  test: 'Test',
  testVault: (name: string) => `Test ${name}`,
  testGood: (count: string) => `It works. Vaults found: ${count}.`,
  testBad: 'The vault refused us.',
  inUse: 'In use',
  switchedOff: 'Switched off',
  switchOn: (name: string) => `Switch on ${name}`,
  switchOff: (name: string) => `Switch off ${name}`,
  switchOnShort: 'Switch on',
  switchOffShort: 'Switch off',
  removeVaultBody:
    'Connections that take their values from it can then no longer sign in by themselves.',

  /** What went wrong, by code; a code that is not here is told in the words of the server. */
  problem: 'Something went wrong. Please try again.',
  problems: {
    network_error: 'The server could not be reached. Check the connection and try again.',
    unauthorized: 'You are signed out. Sign in to this app again.',
    forbidden: 'You may not do this.',
    not_found: 'It is not there any more. It may have been deleted elsewhere.',
    conflict: 'Another one has this name already.',
    rate_limited: 'That was a lot at once. Try again in a moment.',
    internal_error: 'The server has a problem. Try again in a moment.',
  },
}

/** A text pack of the credential components. A key more or less is a type error. */
export type CredentialText = typeof credentialsEn

type Table = 'fields' | 'vaultKinds' | 'tokens' | 'problems'

/** Codes, names and kinds of newer servers may have words too. */
type Words = { [key: string]: string | undefined }

/** Words to replace. Tables are replaced entry by entry. */
export type CredentialTextOverrides = Partial<Omit<CredentialText, Table>> & {
  [Name in Table]?: Words | undefined
}
