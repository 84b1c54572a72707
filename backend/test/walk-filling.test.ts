import { expect, it } from 'vitest'
import { FillingPolicy } from '../src/flows/filling/filling-policy.ts'
import { typedAt } from '../src/flows/plan/plan.ts'
import { Secret } from '../src/flows/secret.ts'
import { playLogin, values } from './play-login.ts'

// How passwords get to a site, over saved pages: whether a stand-in was found is the page's to say.

const ada = { email: 'ada@example.test', password: 'correct-horse-9' }
const refusedOnce = ['harbor-login', 'harbor-refused', 'harbor-signed-in']

it('fills in a password by a stand-in, and writes nothing down for it', async () => {
  const { ways, told, arrival } = await playLogin(['harbor-login', 'harbor-signed-in'], [], {
    stored: ada,
  })
  expect([ways, told]).toEqual([['stand-in'], []])
  expect(typedAt(arrival.plan).size).toBe(0)
})

it('types a password whose stand-in went nowhere, asks nobody, and remembers it', async () => {
  const { ways, told, typed, asked, arrival } = await playLogin(refusedOnce, [], {
    stored: ada,
    finds: () => false,
  })
  expect(asked).toEqual([])
  expect(ways).toEqual(['stand-in', 'lost'])
  expect(typed).toEqual([Object.values(ada), Object.values(ada)])
  const [host = ''] = typedAt(arrival.plan)
  expect(host).toBe('harbor.test')
  expect(told).toEqual([{ host, because: 'lost' }])
})

it('asks the person, and sends no password twice, when the site refused the password itself', async () => {
  const { ways, typed, asked } = await playLogin(
    refusedOnce,
    [values({ ...ada, password: 'another-one-9' })],
    { stored: ada },
  )
  expect(asked).toHaveLength(1)
  expect(ways).toEqual(['stand-in', 'stand-in'])
  expect(typed.map(([, password]) => password)).toEqual(['correct-horse-9', 'another-one-9'])
})

it('asks the person after a typed password was refused as well', async () => {
  const pages = ['harbor-login', 'harbor-refused', 'harbor-refused', 'harbor-signed-in']
  const { ways, asked } = await playLogin(pages, [values({ ...ada, password: 'another-one-9' })], {
    stored: ada,
    finds: () => false,
  })
  expect(asked).toHaveLength(1)
  expect(ways).toEqual(['stand-in', 'lost', 'lost'])
})

it('never types where a connection wants stand-ins alone, and names the setting', async () => {
  const lost = playLogin(refusedOnce, [], { stored: ada, finds: () => false, fillMode: 'decoy' })
  await expect(lost).rejects.toMatchObject({
    code: 'unsupported_auth_method',
    message: expect.stringContaining('fill_mode'),
  })
  const short = { ...ada, password: '1234' }
  await expect(
    playLogin(['harbor-login', 'harbor-signed-in'], [], { stored: short, fillMode: 'decoy' }),
  ).rejects.toMatchObject({ code: 'unsupported_auth_method' })
})

it.each([
  ['not-allowed', 'allowed_domains'],
  ['not-secure', 'https'],
  ['in-address', 'fill_mode'],
] as const)('says what to do about a password that was stopped: %s', async (why, setting) => {
  const policy = new FillingPolicy({ mode: 'auto', typedAt: new Set(), onTyped: async () => {} })
  const password = new Secret(ada.password)
  const filling = await policy.fillingOf({ ref: 'password' }, password, 'harbor.test')

  filling.onStray({ host: 'evil.example', why })

  const goesOn = () => policy.wasLost([{ ref: 'password' }])
  expect(goesOn).toThrow(expect.objectContaining({ code: 'domain_not_allowed' }))
  expect(goesOn).toThrow(setting)
  expect(goesOn).toThrow('evil.example')
})

it('types a password that is too short to be stood in for, and one that is to be typed', async () => {
  const pages = ['harbor-login', 'harbor-signed-in']
  const short = await playLogin(pages, [], { stored: { ...ada, password: '12-34!' } })
  const chosen = await playLogin(pages, [], { stored: ada, fillMode: 'direct' })

  expect([short.ways, chosen.ways]).toEqual([['short'], ['chosen']])
  expect([short.told.length, chosen.told.length]).toEqual([1, 1])
  expect(typedAt(short.arrival.plan).size).toBe(0)
})

it('types one-time codes as they are', async () => {
  const { ways, typed } = await playLogin(
    ['keyring-login', 'keyring-code', 'keyring-signed-in'],
    [values({ username: 'ada', password: 'correct-horse-9' }), values({ totp_code: '222222' })],
  )
  expect(ways).toEqual(['stand-in'])
  expect(typed.at(-1)).toEqual(['222222'])
})

it('asks before it types what is kept for a site at a provider the site led to by itself', async () => {
  const led = {
    name: 'harbor-login',
    change: (seen: { url: string }) => {
      seen.url = 'https://acme.okta.com/login'
    },
  }
  const { asked, typed } = await playLogin([led, 'harbor-signed-in'], [values(ada)], {
    stored: { email: 'ada@example.test', password: 'kept-for-site-1' },
    domain: 'example.com',
  })
  expect(asked).toHaveLength(1)
  expect(typed).toEqual([Object.values(ada)])
})
