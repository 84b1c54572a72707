/** A text message or a mail one of the sites sent. */
export interface Message {
  id: number
  /** RFC 3339, UTC. */
  sentAt: string
  channel: 'sms' | 'email'
  from: string
  to: string
  text: string
  /** The one-time code in `text`. */
  code: string
}

export interface Outbox {
  send(message: Omit<Message, 'id' | 'sentAt'>): void
  /** Newest first. */
  messages(): Message[]
}

const kept = 50

/** Keeps the latest messages in memory instead of delivering them. */
export const createOutbox = (now: () => number): Outbox => {
  let sent: Message[] = []
  let count = 0
  return {
    send(message) {
      count += 1
      const stamped = { id: count, sentAt: new Date(now()).toISOString(), ...message }
      sent = [stamped, ...sent].slice(0, kept)
    },
    messages: () => [...sent],
  }
}
