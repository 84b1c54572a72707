import { type RequestErrorCode, requestErrorCodes, type WireError } from '@managed-auth/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { FlowError } from '../flows/errors.ts'

/** Fastify's own refusals in our codes. Their messages are replaced: some quote the body. */
const ownRefusals: Record<string, { code: RequestErrorCode; message: string }> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    code: 'payload_too_large',
    message: 'The body is too large. Send at most 64 KiB.',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: 'unsupported_media_type',
    message: 'Send the body as application/json.',
  },
}

/**
 * The one place where errors become answers: `{code, message}` and a status.
 * @param isAway - Whether an error tells that the database was away.
 */
export function answerErrors(app: FastifyInstance, isAway: (error: unknown) => boolean): void {
  app.setErrorHandler((error, request, reply) =>
    answer(isAway(error) ? away : toWire(error), error, request, reply),
  )
  app.setNotFoundHandler((request, reply) =>
    reply.status(404).send({
      code: 'not_found',
      message: `There is no ${request.method} endpoint at this path. GET /openapi.json lists them.`,
    } satisfies WireError),
  )
}

interface Refusal {
  status: number
  body: WireError
}

const refusal = (
  code: RequestErrorCode,
  message: string,
  more: Partial<WireError> = {},
): Refusal => ({
  status: requestErrorCodes[code],
  body: { code, message, ...more },
})

const away = refusal(
  'database_unavailable',
  'The database is away or broke off, and the request may have taken effect or not. Wait a moment, look how things stand, and send it again if it is still wanted.',
)

function toWire(error: unknown): Refusal {
  if (error instanceof FlowError) {
    return refusal(error.code, error.message, {
      ...(error.details && { details: error.details }),
      ...(error.existingId && { existing_id: error.existingId }),
    })
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const where = error.validationContext ?? 'body'
    // An empty id: the path with a slash at its end is not the collection.
    if (where === 'params') return refusal('not_found', 'There is nothing without an id here.')
    const details = error.validation.map(({ instancePath, message }) => ({
      code: 'invalid',
      message: `${instancePath.slice(1).replaceAll('/', '.') || where}: ${message ?? 'is not valid'}`,
    }))
    const first = details[0]?.message ?? 'is not valid'
    return refusal('invalid_input', `The ${where} cannot be used. ${first}.`, { details })
  }
  const { code, statusCode } = (error ?? {}) as { code?: string; statusCode?: number }
  const own = ownRefusals[code ?? '']
  if (own) return refusal(own.code, own.message)
  if (statusCode && statusCode >= 400 && statusCode < 500) {
    return refusal('bad_request', 'The request cannot be read. Send well-formed JSON.')
  }
  return refusal(
    'internal_error',
    'Something went wrong here. Try again; the server log has the request id.',
  )
}

function answer(
  { status, body }: Refusal,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  if (status >= 500) {
    // Drivers put their parameters into messages and causes: only the kind of error is logged.
    const { name, code } = (error ?? {}) as { name?: string; code?: string }
    request.log.error({ kind: name, errorCode: code, frames: framesOf(error) }, 'a request failed')
  }
  // The official SDK repeats a 409 by itself; ours stay what they are.
  if (status === 409) reply.header('x-should-retry', 'false')
  if (body.code === 'database_unavailable') reply.header('retry-after', '1')
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  return reply.status(status).send(body)
}

/** Where it happened, without the message on top of the stack. */
const framesOf = (error: unknown): string[] =>
  error instanceof Error
    ? (error.stack ?? '')
        .split('\n')
        .filter((line) => line.startsWith('    at '))
        .slice(0, 6)
    : []
