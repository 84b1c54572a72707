import type { BlockedSighting } from '../sighting.ts'
import type { Snapshot } from '../snapshot.ts'
import { blockedWords } from './blocked-words.ts'
import { asksForNoText } from './bystanders.ts'
import { layersOf } from './layers.ts'
import { plain } from './speaks-of.ts'

/** A notice is short, and offers hardly more than a way back; a menu of languages is all links. */
const longestNotice = 1_200
const mostControls = 12
const mostLinks = 40

/**
 * A page that lets nobody in now, and why. Asked only of pages that want nothing and lead nowhere:
 * words about captchas or errors are on many pages that work.
 */
export function blocked(
  snapshot: Snapshot,
  problem: string | undefined,
): BlockedSighting | undefined {
  const found = reasonOf(snapshot, problem)
  if (!found) return undefined
  const [reason, sign] = found
  const said = problem ?? (sign === 'error-words' ? headOf(snapshot) : noticeOf(snapshot))
  return { kind: 'blocked', reason, problem: said, evidence: [sign] }
}

type Verdict = [BlockedSighting['reason'], string]

function reasonOf(snapshot: Snapshot, problem: string | undefined): Verdict | undefined {
  const { marks = [], status = 200, text, controls } = snapshot
  const visible = controls.filter((control) => control.visible)
  if (!layersOf(snapshot).every((layer) => asksForNoText(layer, snapshot))) return undefined
  if (marks.includes('bot-challenge')) return ['bot_wall', 'bot-challenge']
  if (marks.includes('captcha')) return ['captcha', 'captcha-visible']
  const links = visible.filter(({ kind }) => kind === 'link').length
  const isCrowded = visible.length - links > mostControls || links > mostLinks
  if (text.length > longestNotice || isCrowded) return undefined
  const heads = [snapshot.title, ...snapshot.headings]
  const lines = text.split('\n').filter((line) => line.length <= 400)
  const says = (reason: keyof typeof blockedWords, texts: string[]) =>
    texts.some((one) => blockedWords[reason].test(plain(one)))
  if (says('bot_wall', [...heads, ...lines])) return ['bot_wall', 'bot-wall-words']
  if (says('certificate_only', [...heads, ...lines]))
    return ['certificate_only', 'certificate-words']
  if (status === 429) return ['rate_limited', 'status-rate-limited']
  const complaints = problem === undefined ? heads : [problem, ...heads]
  if (says('rate_limited', complaints)) return ['rate_limited', 'rate-limit-words']
  if (status >= 500) return ['site_error', 'status-server-error']
  if (problem !== undefined) return ['site_error', 'problem-alone']
  if (says('site_error', heads)) return ['site_error', 'error-words']
  return undefined
}

const headOf = ({ headings, title }: Snapshot): string | undefined =>
  [...headings, title].find((text) => blockedWords.site_error.test(plain(text)))

/** What the page says in a sentence, when nothing on it is drawn as a problem. */
function noticeOf({ text, headings, title }: Snapshot): string | undefined {
  const heads = new Set([...headings, title].map(plain))
  const lines = text.split('\n').map((line) => line.trim())
  const sentence = lines.find(
    (line) => line.length >= 12 && line.length <= 300 && !heads.has(plain(line)),
  )
  return headings[0] && !sentence ? headings[0] : (sentence ?? (title || undefined))
}
