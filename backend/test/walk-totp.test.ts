import { describe, expect, it } from 'vitest'
import { Authenticator } from '../src/flows/run/authenticator.ts'
import { Secret } from '../src/flows/secret.ts'
import { totpCode, totpStep } from '../src/flows/totp/totp-code.ts'
import { readTotpKey } from '../src/flows/totp/totp-key.ts'
import { createTestAuthenticator, playLogin, values } from './play-login.ts'

// One-time codes made during a login, over saved pages. The clock jumps to what is waited for.

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const key = readTotpKey(new Secret(secret))
const stored = { username: 'ada', email: 'ada@example.test', password: 'pw' }
const noon = Date.parse('2026-01-01T12:00:00Z')

/** The code that is right `seconds` after noon. */
const codeAt = (seconds: number) =>
  totpCode(key, totpStep(key, new Date(noon + seconds * 1_000))).code.reveal()

it('makes the code and asks nothing', async () => {
  const { authenticator, waits } = createTestAuthenticator(secret)

  const login = await playLogin(['keyring-login', 'keyring-code', 'keyring-signed-in'], [], {
    stored,
    authenticator,
  })

  expect(login.typed).toEqual([['ada', 'pw'], [codeAt(0)]])
  expect(waits).toEqual([])
  // What the next login needs: it has it, as long as the key is there.
  expect(login.arrival.requirements).toEqual(['totp'])
})

it('asks for the rest first, so that the code is fresh when it is sent', async () => {
  const { authenticator } = createTestAuthenticator(secret)

  const login = await playLogin(
    ['password-and-code', 'dashboard'],
    [values({ password: 'typed late' })],
    { stored: { username: 'ada', email: 'ada@example.test' }, authenticator },
  )

  expect(login.asked.map(({ fields }) => fields)).toEqual([['password']])
  expect(login.typed.flat()).toContain('typed late')
  expect(login.typed.flat()).toContain(codeAt(0))
})

it('waits for the next step when less than five seconds remain', async () => {
  const { authenticator, waits } = createTestAuthenticator(secret, '2026-01-01T12:00:25.001Z')

  const login = await playLogin(['keyring-login', 'keyring-code', 'keyring-signed-in'], [], {
    stored,
    authenticator,
  })

  expect(waits).toEqual([new Date(noon + 30_000)])
  expect(login.typed[1]).toEqual([codeAt(30)])
})

it('tries three steps when codes are refused, each once, and asks then', async () => {
  const { authenticator } = createTestAuthenticator(secret)
  const refused = 'keyring-code-refused'

  const login = await playLogin(
    ['keyring-login', 'keyring-code', refused, refused, refused, 'keyring-signed-in'],
    [values({ totp_code: '123456' })],
    { stored, authenticator },
  )

  expect(login.typed.slice(1)).toEqual([[codeAt(0)], [codeAt(30)], [codeAt(60)], ['123456']])
  expect(login.asked).toHaveLength(1)
  expect(login.asked[0]?.problem).toBeTruthy()
})

it('fails with totp_code_rejected where nobody can be asked', async () => {
  const { authenticator } = createTestAuthenticator(secret)
  const refused = 'keyring-code-refused'

  const login = playLogin(['keyring-login', 'keyring-code', refused, refused, refused], [], {
    stored,
    authenticator,
    unattended: true,
  })

  await expect(login).rejects.toMatchObject({ code: 'totp_code_rejected' })
})

it('never types one step twice, not even in two logins at once', async () => {
  const { deps } = createTestAuthenticator()
  const login = () =>
    playLogin(['keyring-login', 'keyring-code', 'keyring-signed-in'], [], {
      stored,
      authenticator: new Authenticator(deps, key),
    })

  const logins = await Promise.all([login(), login(), login()])

  const codes = logins.map(({ typed }) => typed[1]?.[0]).sort()
  expect(codes).toEqual([codeAt(0), codeAt(30), codeAt(60)].sort())
})

it('chooses the authenticator among the methods', async () => {
  const { authenticator } = createTestAuthenticator(secret)

  const login = await playLogin(['one-page-en', 'chooser-buttons', 'code-totp', 'dashboard'], [], {
    stored,
    authenticator,
  })

  expect(login.typed.at(-1)).toEqual([codeAt(0)])
})

it('makes no code for a message or a way back into the account', async () => {
  for (const page of ['code-sms', 'code-recovery']) {
    const { authenticator } = createTestAuthenticator(secret)

    const login = await playLogin(
      ['one-page-en', page, 'dashboard'],
      [({ fields }) => ({ values: { [fields[0]?.ref ?? '']: '424242' } })],
      { stored, authenticator },
    )

    expect(login.typed.at(-1)).toEqual(['424242'])
  }
})

describe('a key that a person gives', () => {
  it('makes the codes of this login, and is worth keeping', async () => {
    const { authenticator } = createTestAuthenticator()

    await playLogin(
      ['keyring-login', 'keyring-code', 'keyring-signed-in'],
      [values({ totp_secret: secret })],
      { stored, authenticator },
    )

    expect(authenticator.given?.secret.reveal()).toBe(secret)
  })

  it('may come before it is needed', async () => {
    const { authenticator } = createTestAuthenticator()

    const login = await playLogin(
      ['keyring-login', 'keyring-code', 'keyring-signed-in'],
      [values({ username: 'ada', password: 'pw', totp_secret: secret })],
      { authenticator },
    )

    expect(login.asked).toHaveLength(1)
    expect(login.typed[1]).toEqual([codeAt(0)])
  })

  it('is tried three times, however the person goes on', async () => {
    const { authenticator } = createTestAuthenticator()
    const refused = 'keyring-code-refused'

    const login = await playLogin(
      [
        ...['keyring-login', 'keyring-code', refused, refused, refused, refused],
        'keyring-signed-in',
      ],
      [
        values({ totp_secret: secret }),
        values({ totp_code: '111111' }),
        values({ totp_code: '222222' }),
      ],
      { stored, authenticator },
    )

    const codes = login.typed.slice(1).flat()
    expect(codes).toEqual([codeAt(0), codeAt(30), codeAt(60), '111111', '222222'])
  })

  it('is asked for again when it is none, with what is wrong and without the key', async () => {
    const { authenticator } = createTestAuthenticator()

    const login = await playLogin(
      ['keyring-login', 'keyring-code', 'keyring-signed-in'],
      [values({ totp_secret: 'n0t-base32' }), values({ totp_code: '123456' })],
      { stored, authenticator },
    )

    expect(login.asked[1]?.problem).toContain('base32')
    expect(login.asked[1]?.problem).not.toContain('n0t')
    expect(authenticator.given).toBeUndefined()
  })
})

it('ends its wait with the login', async () => {
  const { authenticator } = createTestAuthenticator(secret, '2026-01-01T12:00:29Z')
  const over = new AbortController()
  over.abort()

  await expect(authenticator.code(over.signal)).rejects.toThrow()
})
