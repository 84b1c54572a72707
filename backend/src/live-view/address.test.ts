import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { createLiveViews } from '../flows/live-views/live-views.ts'
import { createLiveAddresses } from './address.ts'

const mark = (text: string) => createHmac('sha256', 'a key').update(text).digest('base64url')

function setUp() {
  const views = createLiveViews()
  const driver = views.open('b1')
  views.open('b2')
  const addresses = createLiveAddresses(views, mark)
  const full = new URL(addresses.urlOf('https://auth.example.com', 'b1')).searchParams
  return { ...addresses, driver, full }
}

it('leads to the browser it was made for, and to no other', () => {
  const { entryOf, full } = setUp()
  expect(entryOf('b1', full)).toMatchObject({ view: { id: 'b1' }, isLooking: false })
  expect(entryOf('b2', full)).toBeUndefined()
  expect(entryOf('b1', new URLSearchParams({ token: 'x'.repeat(43) }))).toBeUndefined()
  expect(entryOf('b1', new URLSearchParams())).toBeUndefined()
})

it('can be made one for looking, which reveals no other', () => {
  const { entryOf, full, lookToken } = setUp()
  full.set('readOnly', 'true')
  expect(entryOf('b1', full)).toMatchObject({ isLooking: true })

  const token = lookToken('b1')
  for (const readOnly of ['false', 'true']) {
    expect(entryOf('b1', new URLSearchParams({ token, readOnly }))).toMatchObject({
      isLooking: true,
    })
  }
  expect(full.get('token')).not.toContain(token)
})

it('leads nowhere once the browser has ended', () => {
  const { entryOf, full, driver } = setUp()
  driver.close()
  expect(entryOf('b1', full)).toBeUndefined()
})
