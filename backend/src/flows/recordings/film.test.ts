import { expect, it } from 'vitest'
import { Film } from './film.ts'

const filmOf = (...moments: number[]) => {
  const film = new Film()
  for (const at of moments) film.take({ at, jpeg: Buffer.from(String(at)) })
  return film
}
const seen = (film: Film) => film.shots().map((shot) => [shot.jpeg.toString(), shot.from, shot.for])

it('is empty until a picture was taken', () => {
  expect(filmOf().isEmpty).toBe(true)
  expect(filmOf(5).isEmpty).toBe(false)
})

it('shows each picture until the next, and the last for a second', () => {
  expect(seen(filmOf(1_000, 1_500, 2_500))).toEqual([
    ['1000', 0, 500],
    ['1500', 500, 1_000],
    ['2500', 1_500, 1_000],
  ])
})

it('shortens waits', () => {
  expect(seen(filmOf(0, 600_000))).toEqual([
    ['0', 0, 3_000],
    ['600000', 3_000, 1_000],
  ])
})

it('takes few pictures of a movement, and always where it came to rest', () => {
  const moments = Array.from({ length: 101 }, (_, index) => index * 10)
  const shots = seen(filmOf(...moments))
  expect(shots.length).toBeLessThan(15)
  expect(shots.at(-1)?.[0]).toBe('1000')
})

it('puts pictures of several pages in order', () => {
  expect(seen(filmOf(0, 2_000, 1_000)).map(([jpeg]) => jpeg)).toEqual(['0', '1000', '2000'])
})

it('takes no more than it holds', () => {
  const film = new Film()
  const jpeg = Buffer.alloc(20 * 1024 * 1024)
  for (const at of [0, 1_000, 2_000]) film.take({ at, jpeg })
  expect(film.shots()).toHaveLength(2)
})
