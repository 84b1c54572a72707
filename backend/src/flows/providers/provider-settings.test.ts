import { describe, expect, it } from 'vitest'
import { createPrivateRefusal } from '../refuse-private.ts'
import { checkAccess } from './provider-settings.ts'

const options = { refusePrivate: createPrivateRefusal(false), hasKeyFile: false }
const inPrivate = { refusePrivate: createPrivateRefusal(true), hasKeyFile: false }

describe('what opens a provider', () => {
  it('is a token as it was copied, or a master password as it was typed', () => {
    const copied = { token: ' ops_eyJ.x-y_z=\n' }
    expect(checkAccess('onepassword', copied, options)).toEqual({ token: 'ops_eyJ.x-y_z=' })
    expect(checkAccess('keepass', { token: ' a pass phrase ' }, options).token).toBe(
      ' a pass phrase ',
    )
  })

  it('may be a key file alone', () => {
    expect(checkAccess('keepass', { token: '', key_file: 'QUJD' }, options)).toEqual({
      token: '',
      keyFile: 'QUJD',
    })
    expect(checkAccess('keepass', { token: '' }, { ...options, hasKeyFile: true }).token).toBe('')
    const gone = () =>
      checkAccess('keepass', { token: '', key_file: null }, { ...options, hasKeyFile: true })
    expect(gone).toThrow(/key_file/)
  })

  it.each([
    ['onepassword', { token: 'eyJhbGciOi' }, 'ops_'],
    ['onepassword', { token: 'ops_' }, 'ops_'],
    ['onepassword_connect', { token: 'two words' }, 'blanks'],
    ['onepassword_connect', { token: '' }, 'token'],
    ['keepass', { token: '' }, 'key_file'],
    ['onepassword', { base_url: 'https://connect.example' }, 'base_url'],
    ['keepass', { base_url: 'https://connect.example' }, 'base_url'],
    ['onepassword', { file: 'a.kdbx' }, 'file'],
    ['onepassword_connect', { key_file: 'QUJD' }, 'key_file'],
  ] as const)('of type %s is not %o', (type, input, named) => {
    expect(() => checkAccess(type, input, options)).toThrow(named)
  })
})

describe('the address of a Connect server', () => {
  const check = (base_url: string, more = options) =>
    checkAccess('onepassword_connect', { base_url }, more).baseUrl

  it('loses the slash at its end', () => {
    expect(check('https://Connect.example/op/')).toBe('https://connect.example/op')
    expect(check('https://connect.example:8443')).toBe('https://connect.example:8443')
  })

  it.each([
    'connect.example',
    'ftp://connect.example',
    'http://connect.example',
    'https://user:secret@connect.example',
    'https://connect.example/?x=1',
    'https://connect.example/#x',
  ])('is not %s', (address) => {
    expect(() => check(address, inPrivate)).toThrow(/base_url/)
  })

  it.each([
    'http://localhost:8080',
    'https://127.0.0.1',
    'https://10.1.2.3',
    'https://[::1]',
    'https://[::ffff:10.0.0.1]',
    'https://0x7f000001',
    'https://169.254.169.254/latest',
    'https://connect.internal',
    'http://op-connect-api:8080',
  ])('is in a private network only where that is allowed: %s', (address) => {
    expect(() => check(address)).toThrow(/private network/)
    expect(check(address, inPrivate)).toBeDefined()
  })
})

describe('the path of a file', () => {
  const check = (file: string) => checkAccess('keepass', { file }, options).file

  it('is below the folder', () => {
    expect(check('team//./logins.kdbx')).toBe('team/logins.kdbx')
    expect(check('team/../logins.KDBX')).toBe('logins.KDBX')
  })

  it.each([
    '/etc/logins.kdbx',
    '../logins.kdbx',
    'team/../../logins.kdbx',
    '..\\logins.kdbx',
    'logins.kdbx\u0000.txt',
    'passwd',
    'logins.kdbx/',
  ])('is not %j', (file) => {
    expect(() => check(file)).toThrow(/file must be/)
  })
})
