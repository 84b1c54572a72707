import type { FastifyReply } from 'fastify'
import type { PageOf } from '../flows/records.ts'

/**
 * Sends one page of a list as a bare array. The official SDK reads where to go on from the headers
 * alone, and takes nothing but a lower-case `true`.
 * @see wire protocol 1.6
 */
export function sendPage<T>(reply: FastifyReply, { items, nextOffset }: PageOf<T>): T[] {
  reply.header('X-Has-More', nextOffset > 0 ? 'true' : 'false')
  reply.header('X-Next-Offset', String(nextOffset))
  return items
}
