import { type RunningBackend, startBackend } from '@managed-auth/backend/testing'
import { type RunningSites, sites, startSites } from '@managed-auth/sites'
import Kernel, { BadRequestError, NotFoundError, RateLimitError } from '@onkernel/sdk'
import { type Browser, chromium } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findChromium } from '../../backend/src/browser/find-chromium.mjs'
import { createTraveller } from './site-traveller.ts'

// Recorded logins, checks and browsers of agents, opened in a player nobody told about us: Chromium's own.

let backend: RunningBackend
let running: RunningSites
let kernel: Kernel
let browser: Browser

beforeAll(async () => {
  running = await startSites()
  backend = await startBackend()
  kernel = new Kernel({ apiKey: backend.apiKey, baseURL: backend.url, maxRetries: 0 })
  const executablePath = findChromium(process.env) ?? ''
  browser = await chromium.launch({ executablePath, args: ['--disable-dev-shm-usage'] })
})
afterAll(async () => {
  await browser.close()
  await backend.close()
  await running.close()
})

const site = (name: string) => {
  const found = sites.find((candidate) => candidate.name === name)
  if (!found) throw new Error(`There is no site ${name}.`)
  return found
}

async function logIn(
  name: string,
  settings: { record_session: boolean; health_checks?: boolean },
): Promise<string> {
  const traveller = createTraveller(kernel, running)
  const { connection } = await traveller.travel(site(name), { refusedFirst: false, settings })
  return connection.id
}

const newest = async (id: string) => (await kernel.auth.connections.timeline(id)).items[0]

/** Films are developed after a login has ended. */
async function filmed(id: string) {
  const replayId = async () => (await newest(id))?.replay_id
  await expect.poll(replayId, { timeout: 30_000 }).toBeDefined()
  const { browser_session_id: session = '', replay_id: replay = '' } = (await newest(id)) ?? {}
  return { session, replay }
}

/** What a player says of a film, and of its last picture. */
async function play(response: Response) {
  const film = Buffer.from(await response.arrayBuffer())
  const page = await browser.newPage()
  await page.route('**/*', (route) =>
    route.request().url().endsWith('.webm')
      ? route.fulfill({ contentType: 'video/webm', body: film })
      : route.fulfill({ contentType: 'text/html', body: '<video muted></video>' }),
  )
  await page.goto('https://player.invalid/')
  try {
    return await page.evaluate(async () => {
      const video = document.querySelector('video')
      if (!video) throw new Error('There is no player.')
      const file = await (await fetch('film.webm')).blob()
      const happens = (event: 'loadeddata' | 'seeked') =>
        new Promise((resolve, reject) => {
          video.addEventListener(event, resolve, { once: true })
          video.onerror = () => reject(new Error(video.error?.message))
        })
      const loaded = happens('loadeddata')
      video.src = URL.createObjectURL(file)
      await loaded
      const { duration: seconds, videoWidth: width, videoHeight: height } = video
      const seeked = happens('seeked')
      video.currentTime = seconds - 0.1
      await seeked
      const pen = new OffscreenCanvas(width, height).getContext('2d')
      pen?.drawImage(video, 0, 0)
      const { data } = pen?.getImageData(0, 0, width, height) ?? { data: new Uint8Array(0) }
      const colours = new Set(new Uint32Array(data.buffer)).size
      return { seconds, width, height, colours }
    })
  } finally {
    await page.close()
  }
}

/** More than an empty page has. */
const manyColours = 50

it('names the films of a login and of a check on the timeline, and a stock player opens them', async () => {
  const id = await logIn('harbor', { record_session: true, health_checks: false })
  const { session, replay } = await filmed(id)
  const listed = await kernel.browsers.replays.list(session)
  expect(listed).toMatchObject([{ replay_id: replay, started_at: expect.any(String) }])
  const response = await kernel.browsers.replays.download(replay, { id: session })
  expect(response.headers.get('content-type')).toBe('video/webm')
  const film = await play(response)
  expect(film).toMatchObject({ width: 1280, height: 800 })
  expect(film.seconds).toBeGreaterThan(0.2)
  expect(film.colours).toBeGreaterThan(manyColours)

  // Scheduled checks are off: nothing was found yet that would spare this one the browser.
  await kernel.post(`/auth/connections/${id}/health-check`)
  const type = async () => (await newest(id))?.type
  await expect.poll(type, { timeout: 30_000 }).toBe('health_check')
  const ofCheck = await filmed(id)
  expect(ofCheck.session).not.toBe(session)
  const seen = await play(
    await kernel.browsers.replays.download(ofCheck.replay, { id: ofCheck.session }),
  )
  expect(seen.colours).toBeGreaterThan(manyColours)
})

it('films nothing unless it was wished', async () => {
  const id = await logIn('ledger', { record_session: false })
  const { browser_session_id: session = '', replay_id } = (await newest(id)) ?? {}
  expect(replay_id).toBeUndefined()
  expect(await kernel.browsers.replays.list(session)).toEqual([])
  await expect(kernel.browsers.replays.download('rep_none', { id: session })).rejects.toThrow(
    NotFoundError,
  )
})

it('keeps films sealed, and lets them go with their connection', async () => {
  const id = await logIn('harbor', { record_session: true })
  const { session, replay } = await filmed(id)
  await kernel.auth.connections.delete(id)
  await expect(kernel.browsers.replays.download(replay, { id: session })).rejects.toThrow(
    NotFoundError,
  )
})

it('films an agent’s browser from start to stop', async () => {
  const start_url = running.urlOf('harbor')
  const { session_id: id } = await kernel.browsers.create({ start_url })
  const { replays } = kernel.browsers
  const begun = await replays.start(id, { framerate: 10, max_duration_in_seconds: 600 })
  expect(begun).toMatchObject({ started_at: expect.any(String), finished_at: null })
  await expect(replays.download(begun.replay_id, { id })).rejects.toThrow(BadRequestError)
  const agent = await chromium.connectOverCDP((await kernel.browsers.retrieve(id)).cdp_ws_url)
  const page = agent.contexts()[0]?.pages()[0]
  await page?.goto(running.urlOf('ledger'))
  await agent.close()

  await replays.stop(begun.replay_id, { id })
  await replays.stop(begun.replay_id, { id })
  const response = await replays.download(begun.replay_id, { id })
  expect(response.headers.get('content-type')).toBe('video/webm')
  const film = await play(response)
  expect(film).toMatchObject({ width: 1280, height: 800 })
  expect(film.colours).toBeGreaterThan(manyColours)
  await kernel.browsers.deleteByID(id)
})

it('keeps the films of a browser that ends, a few at once', async () => {
  const { session_id: id } = await kernel.browsers.create({ name: 'filmed' })
  const { replays } = kernel.browsers
  for (const _ of ['one', 'two', 'three', 'four']) await replays.start('filmed')
  await expect(replays.start(id)).rejects.toThrow(RateLimitError)
  await expect(replays.start(id, { framerate: 60 })).rejects.toThrow('framerate')
  await expect(replays.start(id, { record_audio: true })).rejects.toThrow('sound')
  await expect(replays.stop('rep_none', { id })).rejects.toThrow(NotFoundError)
  await kernel.browsers.deleteByID(id)

  const kept = await replays.list(id)
  expect(kept.map(({ finished_at: end }) => typeof end)).toEqual(Array(4).fill('string'))
  await expect(replays.start(id)).rejects.toThrow(NotFoundError)
})
