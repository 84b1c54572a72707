import dgram from 'node:dgram'
import dns from 'node:dns'
import fs from 'node:fs'
import nodeModule, { createRequire, syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import vm from 'node:vm'

// The process that runs one script of somebody else. It is given an empty environment, a permission
// to read Playwright and nothing else, and three pipes: output, the browser (3) and the outcome (4).
// Whoever started it ends it.

const [playwright = '', scratch = ''] = process.argv.slice(2)
/** Characters of a result. */
const largestResult = 1024 * 1024

const browser = new net.Socket({ fd: 3 })
const desk = new net.Socket({ fd: 4 })
// Nobody is there any more to hear of it.
desk.on('close', () => process.exit())

/** Where the kernel does not keep a script from dialling, this does; elsewhere it says so in words. */
function closeOtherWays() {
  const refuse = () => {
    throw new Error(
      'A script reaches the network through its browser alone. Use page.evaluate(() => fetch(…)).',
    )
  }
  /** @param {object} owner @param {string[]} names */
  const shut = (owner, names) => {
    for (const name of names) {
      if (name in owner) Object.defineProperty(owner, name, { value: refuse })
    }
  }
  shut(net.Socket.prototype, ['connect'])
  shut(net.Server.prototype, ['listen'])
  shut(dgram.Socket.prototype, ['bind', 'send', 'connect'])
  const questions = Object.keys(dns).filter((name) => /^(lookup|resolve|reverse)/.test(name))
  for (const owner of [
    dns,
    dns.promises,
    dns.Resolver.prototype,
    dns.promises.Resolver.prototype,
  ]) {
    shut(owner, questions)
  }
  shut(process, ['kill', '_kill', '_debugProcess', '_debugEnd', 'dlopen'])
  syncBuiltinESMExports()
}

/** A file that may not be read is not there: Playwright looks for some when it is loaded. */
function forgiveLooks() {
  const exists = fs.existsSync
  fs.existsSync = (file) => {
    try {
      return exists(file)
    } catch {
      return false
    }
  }
}

/**
 * @param {net.Socket} socket
 * @param {(line: string) => void} onLine
 */
function readLines(socket, onLine) {
  /** @type {Buffer[]} */
  let parts = []
  socket.on('data', (/** @type {Buffer} */ chunk) => {
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      onLine(Buffer.concat([...parts, chunk.subarray(from, end)]).toString('utf8'))
      parts = []
      from = end + 1
    }
    if (from < chunk.length) parts.push(chunk.subarray(from))
  })
}

/** The browser, as Playwright takes it: one message a line. */
function createTransport() {
  /** @type {import('playwright-core').ConnectOverCDPTransport} */
  const transport = {
    send: (message) => void browser.write(`${JSON.stringify(message)}\n`),
    close: () => void browser.destroy(),
  }
  readLines(browser, (line) => transport.onmessage?.(JSON.parse(line)))
  browser.on('close', () => transport.onclose?.())
  return transport
}

/** @param {unknown} result */
function written(result) {
  const text = JSON.stringify(result, function (key, value) {
    // Bytes would be written as a list of numbers.
    const held = this[key]
    return held instanceof Uint8Array ? Buffer.from(held).toString('base64') : value
  })
  if ((text?.length ?? 0) > largestResult) {
    throw new Error('What the script returned is larger than 1 MiB. Return less.')
  }
  return text
}

/** @param {unknown} error */
function described(error) {
  if (!(error instanceof Error)) return String(error)
  const line = /script\.js:(\d+)/.exec(error.stack ?? '')?.[1]
  return `${error.name}: ${error.message}${line ? ` (line ${line})` : ''}`
}

/** @param {NodeJS.WriteStream} stream */
const flushed = (stream) => new Promise((resolve) => stream.write('', resolve))

/**
 * Ends the work: whoever reads this ends the process. What was printed goes first.
 * @param {string} outcome JSON, in one line
 */
async function tell(outcome) {
  await Promise.all([flushed(process.stdout), flushed(process.stderr)])
  desk.write(`${outcome}\n`)
}

/** @param {unknown} error */
const fail = (error) =>
  void tell(JSON.stringify({ kind: 'failed', error: described(error).slice(0, 65_536) }))

/**
 * A function of the code. What is no JavaScript may be TypeScript, where this Node can take the types out.
 * @param {string} code
 */
function compiled(code) {
  const source = `(async (page, context, browser) => {\n${code}\n})`
  const options = { filename: 'script.js', lineOffset: -1 }
  try {
    return new vm.Script(source, options)
  } catch (error) {
    /** @type {unknown} */
    const tools = nodeModule
    const { stripTypeScriptTypes: withoutTypes } =
      /** @type {{ stripTypeScriptTypes?: (source: string) => string }} */ (tools)
    if (!withoutTypes) throw error
    return new vm.Script(withoutTypes(source), options)
  }
}

/** @param {string} code */
async function run(code) {
  const { chromium } = createRequire(import.meta.url)(playwright)
  const connected = await chromium.connectOverCDP(createTransport())
  const [context = await connected.newContext()] = connected.contexts()
  const page = context.pages()[0] ?? (await context.newPage())
  desk.write('{"kind":"started"}\n')
  const result = written(await compiled(code).runInThisContext()(page, context, connected))
  await tell(result === undefined ? '{"kind":"done"}' : `{"kind":"done","result":${result}}`)
}

process.env.TMPDIR = scratch
forgiveLooks()
closeOtherWays()
process.on('unhandledRejection', fail)
process.on('uncaughtException', fail)
readLines(desk, (code) => void run(JSON.parse(code)).catch(fail))
