import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { findChromium } from '../src/browser/find-chromium.mjs'
import { seeList } from './see-list.ts'

const usage = `Usage: node backend/bin/sight <file-or-URL>
       node backend/bin/sight --batch <list>

Prints what the login engine sees on a page as JSON. A list names a file or URL a line
('-' reads it from standard input) and gives a line of JSON for each; see docs/sight.md.
`

/** Loading a page leaves a processor idle half of the time. */
const atOnce = Math.min(8, 2 * availableParallelism())

/**
 * The `sight` command.
 *
 * @returns The exit code: 0, 1 when the only page could not be read, 2 for wrong arguments.
 */
export async function runSight(args: string[]): Promise<number> {
  const { positionals, batch } = argumentsOf(args)
  const [only, ...more] = positionals
  if (more.length > 0 || (only === undefined) === (batch === undefined)) {
    process.stderr.write(usage)
    return 2
  }
  const executablePath = findChromium(process.env)
  if (!executablePath) {
    process.stderr.write('No Chromium was found. Set CHROMIUM_PATH to one.\n')
    return 2
  }
  const sources = only === undefined ? await readList(batch ?? '') : [only]
  if (!sources) {
    process.stderr.write('The list could not be read.\n')
    return 2
  }
  const launch = () =>
    chromium.launch({
      executablePath,
      chromiumSandbox: process.getuid?.() !== 0,
      args: ['--disable-dev-shm-usage', '--disable-background-networking'],
    })
  let failed = 0
  for await (const seen of seeList(sources, { launch, atOnce })) {
    if ('error' in seen) failed += 1
    process.stdout.write(`${JSON.stringify(seen, null, only === undefined ? 0 : 2)}\n`)
  }
  return only !== undefined && failed > 0 ? 1 : 0
}

function argumentsOf(args: string[]): { positionals: string[]; batch: string | undefined } {
  try {
    const { positionals, values } = parseArgs({
      args,
      options: { batch: { type: 'string' } },
      allowPositionals: true,
    })
    return { positionals, batch: values.batch }
  } catch {
    return { positionals: [], batch: undefined }
  }
}

async function readList(list: string): Promise<string[] | undefined> {
  const text = await (list === '-' ? textOf(process.stdin) : readFile(list, 'utf8')).catch(
    () => undefined,
  )
  return text
    ?.split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}

async function textOf(stream: AsyncIterable<Buffer | string>): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(Buffer.from(part))
  return Buffer.concat(parts).toString('utf8')
}
