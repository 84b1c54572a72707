import { type RunningBackend, startBackend } from '@managed-auth/backend/testing'
import { type RunningSites, sites, startSites } from '@managed-auth/sites'
import Kernel, { NotFoundError } from '@onkernel/sdk'
import { type Browser, chromium } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findChromium } from '../../backend/src/browser/find-chromium.mjs'
import { createTraveller } from './site-traveller.ts'

// A recorded login, opened in a player nobody told about us: Chromium's own.

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

async function logIn(name: string, record_session: boolean): Promise<string> {
  const traveller = createTraveller(kernel, running)
  const settings = { record_session }
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

async function play(film: Buffer) {
  const page = await browser.newPage()
  await page.route('**/*', (route) =>
    route.request().url().endsWith('.webm')
      ? route.fulfill({ contentType: 'video/webm', body: film })
      : route.fulfill({ contentType: 'text/html', body: '<video muted src="film.webm"></video>' }),
  )
  await page.goto('https://player.invalid/')
  try {
    return await page.evaluate(async () => {
      const video = document.querySelector('video')
      if (!video) throw new Error('There is no player.')
      if (video.readyState < HTMLMediaElement.HAVE_METADATA) {
        await new Promise((resolve, reject) => {
          video.onloadedmetadata = resolve
          video.onerror = () => reject(new Error(video.error?.message))
        })
      }
      return { seconds: video.duration, width: video.videoWidth, height: video.videoHeight }
    })
  } finally {
    await page.close()
  }
}

it('names the film of a recorded login on the timeline, and a stock player opens it', async () => {
  const id = await logIn('harbor', true)
  const { session, replay } = await filmed(id)

  const listed = await kernel.browsers.replays.list(session)
  expect(listed).toMatchObject([{ replay_id: replay, started_at: expect.any(String) }])

  const response = await kernel.browsers.replays.download(replay, { id: session })
  expect(response.headers.get('content-type')).toBe('video/webm')
  const film = await play(Buffer.from(await response.arrayBuffer()))
  expect(film).toMatchObject({ width: 1280, height: 800 })
  expect(film.seconds).toBeGreaterThan(0.2)
})

it('films nothing unless it was wished', async () => {
  const id = await logIn('ledger', false)
  const { browser_session_id: session = '', replay_id } = (await newest(id)) ?? {}
  expect(replay_id).toBeUndefined()
  expect(await kernel.browsers.replays.list(session)).toEqual([])
  await expect(kernel.browsers.replays.download('rep_none', { id: session })).rejects.toThrow(
    NotFoundError,
  )
})

it('keeps films sealed, and lets them go with their connection', async () => {
  const id = await logIn('harbor', true)
  const { session, replay } = await filmed(id)
  await kernel.auth.connections.delete(id)
  await expect(kernel.browsers.replays.download(replay, { id: session })).rejects.toThrow(
    NotFoundError,
  )
})
