import { expect, it } from 'vitest'
import { playLogin } from './play-login.ts'

// A list of accounts, where the stored values say which one is meant.

const stored = { email: 'Ada@example.test', password: 'pw' }
const pages = ['account-picker', 'one-page-en', 'dashboard']

it('chooses the account the stored values are of, where nobody is asked', async () => {
  const login = await playLogin(pages, [], {
    stored,
    accounts: [stored.email],
    unattended: true,
  })

  expect(login.typed).toEqual([['Ada@example.test', 'pw']])
})

it.each([
  ['none of them', 'mara@example.test'],
  ['a part of one', 'ada@example'],
  ['more than one', 'Ada'],
])('asks when the stored name is %s', async (_what, name) => {
  const login = await playLogin(pages, [({ choices }) => ({ choiceId: choices[0]?.id })], {
    stored,
    accounts: [name],
  })

  expect(login.asked.map(({ choices }) => choices.length)).toEqual([3])
})

it('asks when the choice leads back to the list', async () => {
  const login = playLogin(['account-picker', 'account-picker'], [], {
    stored,
    accounts: [stored.email],
    unattended: true,
  })

  await expect(login).rejects.toMatchObject({ code: 'account_choice_required' })
})
