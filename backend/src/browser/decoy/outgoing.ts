import type { CDPSession, Frame, Page } from 'playwright-core'
import type { Filling, Stray } from '../../flows/login-page.ts'
import type { Secret } from '../../flows/secret.ts'
import { addressOf, addressParts } from '../frame-address.ts'
import { type CredentialSwap, partsOf, swapCredentials } from './credentials.ts'
import { bodyOf, headerOf, type Paused } from './paused-request.ts'
import { type Spelling, spellingsOf } from './spellings.ts'
import { countIn, swapIn } from './swap.ts'

/** A secret that was filled in, and has to be looked for in what the page sends. */
interface Watched {
  frame: Frame
  filling: Filling
  spellings: Spelling[]
  swaps: number
}

export interface OutgoingOptions {
  allowsHost: (host: string) => Promise<boolean>
  /** A document was asked for with a value in it, and was refused. */
  onStray: (stray: Stray) => void
  /** Less has to be seen than before. */
  onRelief: () => void
}

const writing = ['POST', 'PUT', 'PATCH']
const redirects = [301, 302, 303, 307, 308]
/** What a login is sent by. Beacons, pictures and scripts carry none. */
const carrying = ['Document', 'XHR', 'Fetch']

/**
 * A login may check a password before it sends it, and send it again after a failure. A page that
 * goes on is trying what comes back.
 */
const mostSwaps = 3

/**
 * What one login page sends while a secret is on its way: finds stand-ins and puts the values in
 * their place, below the page, and stops what would carry a value elsewhere.
 */
export class Outgoing {
  readonly #options: OutgoingOptions
  #watched: Watched[] = []
  /** Requests that carry a value, and in what, until they are answered for good; by the network's id. */
  readonly #carrying = new Map<string, 'body' | 'credentials'>()

  constructor(options: OutgoingOptions) {
    this.#options = options
  }

  /** From now on these are looked for, and nothing that was filled in before. */
  watch(secrets: { frame: Frame; value: Secret; filling: Filling }[]): void {
    this.#watched = secrets.map(({ frame, value, filling }) => ({
      frame,
      filling,
      swaps: 0,
      spellings: spellingsOf(
        filling.by === 'decoy' ? filling.standIn.reveal() : value.reveal(),
        value.reveal(),
      ),
    }))
  }

  forget(): void {
    this.#watched = []
  }

  /** What was typed in a window went with the document it was typed into. */
  left(page: Page): void {
    this.#watched = this.#watched.filter(({ frame }) => frame.page() !== page)
  }

  /**
   * How much has to be seen: everything until a value was sent, then what a page may send it by
   * once more, and nothing when nothing is on its way.
   */
  get reach(): 'everything' | 'carrying' | 'nothing' {
    if (this.#watched.length === 0) return this.#carrying.size > 0 ? 'carrying' : 'nothing'
    return this.isDone ? 'carrying' : 'everything'
  }

  /** A value has been sent, and the site has not begun to answer. */
  get isUnderway(): boolean {
    return this.#carrying.size > 0
  }

  /** Every value has been sent in the place of its stand-in. */
  get isDone(): boolean {
    return this.#watched.every(({ filling, swaps }) => filling.by === 'decoy' && swaps > 0)
  }

  /** Lets a paused request go on, with the value, without it, or not at all. */
  async pass(session: CDPSession, paused: Paused): Promise<void> {
    const { requestId, networkId = requestId } = paused
    const isAnswer = paused.responseStatusCode !== undefined || paused.responseErrorReason
    if (isAnswer) return this.#answered(session, paused)
    const stray = await this.#strayOf(paused)
    if (stray) {
      for (const { filling } of stray.watched) filling.onStray(stray)
      if (paused.resourceType === 'Document') this.#options.onStray(stray)
      await session.send('Fetch.failRequest', { requestId, errorReason: 'AccessDenied' })
      return
    }
    const swap = await this.#withValues(paused)
    if (swap === undefined) {
      // What was swapped before a redirect goes on to where it leads with the same body.
      const interceptResponse = this.#carrying.has(networkId)
      await session.send('Fetch.continueRequest', { requestId, interceptResponse })
      return
    }
    this.#carrying.set(networkId, swap.postData === undefined ? 'credentials' : 'body')
    await session.send('Fetch.continueRequest', { requestId, ...swap, interceptResponse: true })
    this.#options.onRelief()
  }

  /**
   * A redirect may repeat the body (307, 308), and any may repeat what signs in: it must not take
   * the value to another host.
   */
  async #answered(session: CDPSession, paused: Paused): Promise<void> {
    const { requestId, networkId = requestId, responseStatusCode: status = 0 } = paused
    const location = headerOf(paused.responseHeaders, 'location')
    const isAnyhow = this.#carrying.get(networkId) === 'credentials' && redirects.includes(status)
    const repeats = (status === 307 || status === 308 || isAnyhow) && location !== undefined
    if (!repeats) this.#carrying.delete(networkId)
    const to = repeats ? await this.#strayAt(new URL(location, paused.request.url).href) : undefined
    if (!to) {
      await session.send('Fetch.continueRequest', { requestId })
      if (!repeats) this.#options.onRelief()
      return
    }
    this.#carrying.delete(networkId)
    if (paused.resourceType === 'Document') this.#options.onStray(to)
    await session.send('Fetch.failRequest', { requestId, errorReason: 'AccessDenied' })
  }

  /** Whether a request would take a value, or its stand-in, where it may not go. */
  async #strayOf(paused: Paused): Promise<(Stray & { watched: Watched[] }) | undefined> {
    const { address, credentials } = partsOf(paused)
    const all = [address, bodyOf(paused) ?? '', credentials].join('\n')
    const watched = this.#watched.filter(({ spellings }) => countIn(all, spellings) > 0)
    if (watched.length === 0) return undefined
    const to = await this.#strayAt(address)
    if (to) return { ...to, watched }
    const inAddress = watched.some(
      ({ filling, spellings }) => filling.by === 'decoy' && countIn(address, spellings) > 0,
    )
    return inAddress
      ? { host: new URL(address).hostname, why: 'in-address' as const, watched }
      : undefined
  }

  async #strayAt(url: string): Promise<Stray | undefined> {
    const { hostname = '', secure = false } = addressParts(url) ?? {}
    const host = hostname || new URL(url).protocol
    if (!(await this.#options.allowsHost(hostname).catch(() => false))) {
      return { host, why: 'not-allowed' }
    }
    return secure ? undefined : { host, why: 'not-secure' }
  }

  /** The request with the values in it, the body in base64; nothing where it stays as it is. */
  async #withValues(paused: Paused): Promise<(CredentialSwap & { postData?: string }) | undefined> {
    const { request, resourceType } = paused
    if (!carrying.includes(resourceType)) return undefined
    let body = writing.includes(request.method) ? bodyOf(paused) : undefined
    let credentials: CredentialSwap | undefined
    let isChanged = false
    for (const watched of this.#watched) {
      const { frame, filling, spellings, swaps } = watched
      if (filling.by !== 'decoy' || swaps === mostSwaps) continue
      const swapped = body === undefined ? undefined : swapIn(body, spellings)
      const signsIn = swapped === undefined ? swapCredentials(paused, spellings) : undefined
      if (!(swapped ?? signsIn) || !(await this.#isTrusted(frame, paused))) continue
      isChanged ||= swapped !== undefined
      body = swapped ?? body
      credentials ??= signsIn
      watched.swaps += 1
      filling.onSwap()
    }
    const postData = isChanged && body !== undefined && Buffer.from(body, 'latin1')
    if (!postData) return credentials
    return { ...credentials, postData: postData.toString('base64') }
  }

  /** Every document around the field, and the one that sends, must still be allowed. */
  async #isTrusted(frame: Frame, { request }: Paused): Promise<boolean> {
    const addresses = [headerOf(request.headers, 'origin')].map((origin) =>
      origin === undefined ? undefined : (addressParts(origin) ?? { hostname: '', secure: false }),
    )
    for (let here: Frame | null = frame; here; here = here.parentFrame()) {
      addresses.push(addressOf(here))
    }
    for (const address of addresses) {
      if (address === undefined) continue
      if (!address.secure || !(await this.#options.allowsHost(address.hostname))) return false
    }
    return true
  }
}
