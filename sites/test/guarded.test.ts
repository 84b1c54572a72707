import { expect, it } from 'vitest'
import { sextant } from '../src/codes/boxed.ts'
import { apiary } from '../src/forms/apiary.ts'
import { tollway } from '../src/forms/tollway.ts'
import { fuse } from '../src/trouble/fuse.ts'
import { createVisitor } from './visitor.ts'

// Sites with rules that a browser alone would not show.

it('catches whoever fills what no person sees', async () => {
  const { identifier: email, password } = apiary.account
  const person = { hive: '7', website: '', confirm_email: '', fallback: '', email, password }

  const machine = await createVisitor()('apiary').post('/login', { ...person, website: 'x' })
  const decoy = await createVisitor()('apiary').post('/trap', { email, password })
  const end = await createVisitor()('apiary').post('/login', person)

  expect(machine.status).toBe(403)
  expect(decoy.status).toBe(403)
  expect(end.path).toBe(apiary.home)
})

it('takes a customer number only as the field writes it', async () => {
  const { password } = tollway.account

  const bare = await createVisitor()('tollway').post('/login', { customer: '48201576', password })
  const whole = await createVisitor()('tollway').post('/login', {
    customer: '48-2015-76',
    password,
  })

  expect(bare.text).toContain('Customer number or password is wrong.')
  expect(whole.path).toBe(tollway.home)
})

it('locks an account after the third wrong password, even for the right one', async () => {
  const site = createVisitor()('fuse')
  const { identifier: email, password } = fuse.account
  const wrong = () => site.post('/login', { email, password: 'not the password' })

  const said = [(await wrong()).text, (await wrong()).text, (await wrong()).text]
  const end = await site.post('/login', { email, password })

  expect(said[0]).toContain('2 tries left')
  expect(said[1]).toContain('1 try left')
  expect(said[2]).toContain('Your account is locked for an hour.')
  expect(end.status).toBe(429)
})

it('does not know a texted code again after it was used', async () => {
  const visitor = createVisitor()
  const site = visitor('sextant')
  const { identifier: email, password } = sextant.account
  const [message] = await site
    .post('/login', { email, password })
    .then(() => visitor('outbox').open('/messages.json'))
    .then(({ text }) => JSON.parse(text) as { code: string }[])

  const wrong = await site.post('/code', { code: '000000' })
  const end = await site.post('/code', { code: message?.code ?? '' })
  await site.post('/sign-out', {})
  const again = await site.post('/code', { code: message?.code ?? '' })

  expect(wrong.text).toContain('This code is not right.')
  expect(end.path).toBe(sextant.home)
  expect(again.path).toBe('/')
})
