import * as z from 'zod/mini'

/** How the latest flow of a connection stands. `wire-protocol.md` 13.1. */
export const flowStatusSchema = z.enum(['IN_PROGRESS', 'SUCCESS', 'FAILED', 'EXPIRED', 'CANCELED'])
export type FlowStatus = z.infer<typeof flowStatusSchema>

/** What a running flow is busy with, or waits for. */
export const flowStepSchema = z.enum([
  'DISCOVERING',
  'AWAITING_INPUT',
  'AWAITING_EXTERNAL_ACTION',
  'SUBMITTING',
  'COMPLETED',
])
export type FlowStep = z.infer<typeof flowStepSchema>

/** `LOGIN` is a first login or one a person must attend; `REAUTH` repeats one with stored values. */
export const flowTypeSchema = z.enum(['LOGIN', 'REAUTH'])
export type FlowType = z.infer<typeof flowTypeSchema>

/** Whether the stored login is believed to work; independent of any flow. */
export const connectionStatusSchema = z.enum(['AUTHENTICATED', 'NEEDS_AUTH'])
export type ConnectionStatus = z.infer<typeof connectionStatusSchema>
