/** A text message, a mail, or a question on the phone, sent by one of the sites. */
export interface Message {
  id: number
  /** RFC 3339, UTC. */
  sentAt: string
  channel: 'sms' | 'email' | 'push'
  from: string
  to: string
  text: string
  /** The one-time code in `text`. */
  code?: string
  /** An address to open. */
  link?: string
  /** What can be answered: pressing one posts to its address. */
  answers?: { label: string; url: string }[]
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
