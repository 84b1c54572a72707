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

it('thins out when it is full, and goes on to the end', () => {
  const film = new Film({ longestShotMs: Number.POSITIVE_INFINITY })
  const jpeg = Buffer.alloc(4 * 1024 * 1024)
  for (let at = 0; at <= 60_000; at += 1_000) film.take({ at, jpeg })
  const shots = film.shots()
  expect(shots.length).toBeGreaterThan(5)
  expect(shots.length).toBeLessThanOrEqual(12)
  expect(shots.at(-1)?.from).toBeGreaterThan(50_000)
})

it('takes no picture that would fill it alone', () => {
  const film = new Film()
  film.take({ at: 0, jpeg: Buffer.alloc(30 * 1024 * 1024) })
  expect(film.isEmpty).toBe(true)
})

it('keeps real time where nothing is shortened', () => {
  const film = new Film({ longestShotMs: Number.POSITIVE_INFINITY })
  for (const at of [0, 600_000]) film.take({ at, jpeg: Buffer.from('x') })
  expect(film.shots().map((shot) => shot.for)).toEqual([600_000, 1_000])
  film.end(630_000)
  expect(film.shots().map((shot) => shot.for)).toEqual([600_000, 30_000])
})
