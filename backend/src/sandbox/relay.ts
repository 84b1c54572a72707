import type { Duplex } from 'node:stream'
import { type RawData, WebSocket } from 'ws'
import { readLines } from './line-channel.ts'

/** One command or answer: screenshots come in one piece. */
const largestMessage = 64 * 1024 * 1024
/** Bytes on their way to one side before the other has to wait. */
const enough = 8 * 1024 * 1024

/**
 * Carries messages between a script, one a line, and its browser, through the gate before that browser.
 * @returns Ends it.
 */
export function relay(script: Duplex, cdpUrl: string): () => void {
  const browser = new WebSocket(cdpUrl, { maxPayload: largestMessage, perMessageDeflate: false })
  const goOn = () => {
    if (script.isPaused() && browser.bufferedAmount < enough) script.resume()
  }
  script.pause()
  browser.on('open', () => script.resume())
  readLines(script, largestMessage, (line) => {
    if (browser.readyState !== WebSocket.OPEN) return
    browser.send(line, goOn)
    if (browser.bufferedAmount >= enough) script.pause()
  })
  browser.on('message', (data: RawData) => {
    // Messages are JSON: a line end inside of one is written as two characters.
    const isTaken = script.write(`${String(data)}\n`)
    if (isTaken || script.writableLength < enough) return
    browser.pause()
    script.once('drain', () => browser.resume())
  })
  const part = () => {
    script.destroy()
    browser.terminate()
  }
  browser.on('close', part)
  browser.on('error', part)
  script.on('close', part)
  script.on('error', part)
  return part
}
