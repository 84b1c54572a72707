import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { chromium } from 'playwright-core'
import type { Shot } from '../flows/recordings/film.ts'
import type { FilmMaker } from '../flows/recordings/ports.ts'

/** Encoding needs a protected origin; nobody answers to this name but the page itself (RFC 6761). */
const studio = 'https://film.invalid/'
/** Pictures handed over in one piece. */
const reel = 40

/** The package names one file of the folder in which its bundle for pages lies. */
const library = path.join(
  path.dirname(createRequire(import.meta.url).resolve('mediabunny')),
  'mediabunny.min.cjs',
)

/**
 * Makes films with Chromium's own encoder (WebCodecs, VP8), in a browser of its own that no site was
 * opened in and that reaches nothing.
 */
export function createFilmMaker(options: {
  executablePath: string
  /** Chromium cannot use its sandbox as root. @default switched off only for root */
  sandbox?: boolean | undefined
}): FilmMaker {
  const { executablePath, sandbox = process.getuid?.() !== 0 } = options
  return {
    async develop(shots) {
      const browser = await chromium.launch({
        executablePath,
        chromiumSandbox: sandbox,
        args: ['--disable-dev-shm-usage', '--disable-background-networking'],
      })
      try {
        const page = await browser.newPage()
        await page.route('**/*', (route) =>
          route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
        )
        await page.goto(studio)
        await page.addScriptTag({ content: await readFile(library, 'utf8') })
        await page.evaluate(begin)
        for (let first = 0; first < shots.length; first += reel) {
          await page.evaluate(add, shots.slice(first, first + reel).map(written))
        }
        return Buffer.from(await page.evaluate(finish), 'base64')
      } finally {
        await browser.close()
      }
    },
  }
}

const written = ({ jpeg, from, for: lasts }: Shot) => ({
  picture: jpeg.toString('base64'),
  from: from / 1000,
  lasts: lasts / 1000,
})

type Written = ReturnType<typeof written>

// What follows runs in the page, where the library is a global and state stays between calls.

interface Studio {
  Mediabunny: typeof import('mediabunny')
  add: (shots: Written[]) => Promise<void>
  finish: () => Promise<string>
}

function begin(): Promise<void> {
  const here = globalThis as unknown as Studio
  const { BufferTarget, CanvasSource, Output, WebMOutputFormat } = here.Mediabunny
  const canvas = new OffscreenCanvas(1280, 800)
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('There is no canvas.')
  const target = new BufferTarget()
  const output = new Output({ format: new WebMOutputFormat(), target })
  // A whole picture every second: players can jump to it.
  const source = new CanvasSource(canvas, {
    codec: 'vp8',
    bitrate: 1_000_000,
    keyFrameInterval: 1,
  })
  output.addVideoTrack(source)

  here.add = async (shots) => {
    for (const { picture, from, lasts } of shots) {
      const bytes = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0))
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }))
      // Another window may have another shape: it is shown whole.
      const scale = Math.min(canvas.width / image.width, canvas.height / image.height)
      pen.fillRect(0, 0, canvas.width, canvas.height)
      pen.drawImage(image, 0, 0, image.width * scale, image.height * scale)
      image.close()
      await source.add(from, lasts)
    }
  }
  here.finish = async () => {
    await output.finalize()
    const bytes = new Uint8Array(target.buffer ?? new ArrayBuffer(0))
    let text = ''
    const piece = 32_768
    for (let first = 0; first < bytes.length; first += piece) {
      text += String.fromCharCode(...bytes.subarray(first, first + piece))
    }
    return btoa(text)
  }
  return output.start()
}

const add = (shots: Written[]) => (globalThis as unknown as Studio).add(shots)

const finish = () => (globalThis as unknown as Studio).finish()
