import * as z from 'zod'
import type { HumanInput } from '../flows/live-views/ports.ts'

const part = z.number().min(0).max(1)
const place = { x: part, y: part }
/** One turn of a wheel is some hundred; nobody scrolls ten thousand at once. */
const distance = z.number().min(-10_000).max(10_000)

const inputSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('pointer'),
    type: z.enum(['move', 'down', 'up']),
    button: z.enum(['left', 'right']),
    isHeld: z.boolean(),
    clicks: z.int().min(0).max(3),
    ...place,
  }),
  z.strictObject({ kind: z.literal('wheel'), dx: distance, dy: distance, ...place }),
  z.strictObject({
    kind: z.literal('key'),
    type: z.enum(['down', 'up']),
    key: z.string().min(1).max(24),
    code: z.string().max(24),
    modifiers: z.array(z.enum(['alt', 'control', 'meta', 'shift'])).max(4),
  }),
  z.strictObject({ kind: z.literal('text'), text: z.string().min(1).max(10_000) }),
])

const messageSchema = z.union([z.strictObject({ kind: z.literal('drawn') }), inputSchema])

/** What a page that shows a browser sends: that a picture was drawn, or what the person does. */
export type Message = { kind: 'drawn' } | HumanInput

/** @returns Nothing for what is none of them. */
export function readMessage(text: string): Message | undefined {
  try {
    return messageSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
