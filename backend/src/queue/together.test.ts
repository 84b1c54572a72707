import { expect, it } from 'vitest'
import { together } from './together.ts'

/** Writes that end when they are told to. */
function held() {
  const written: number[][] = []
  const ends: { resolve: () => void; reject: (error: Error) => void }[] = []
  const add = together<number>((items) => {
    written.push(items)
    return new Promise((resolve, reject) => ends.push({ resolve, reject }))
  })
  return { written, ends, add }
}

it('writes one at once, and together what comes meanwhile', async () => {
  const { written, ends, add } = held()
  const first = add(1)
  await expect.poll(() => written).toEqual([[1]])
  const others = [add(2), add(3)]
  ends[0]?.resolve()
  await first
  await expect.poll(() => written).toEqual([[1], [2, 3]])
  ends[1]?.resolve()
  await Promise.all(others)
  expect(written).toHaveLength(2)
})

it('fails for those it was written for, and goes on with the rest', async () => {
  const { written, ends, add } = held()
  const first = add(1)
  await expect.poll(() => ends.length).toBe(1)
  const second = add(2)
  ends[0]?.reject(new Error('No.'))
  await expect(first).rejects.toThrow('No.')
  await expect.poll(() => written).toEqual([[1], [2]])
  ends[1]?.resolve()
  await second
})
