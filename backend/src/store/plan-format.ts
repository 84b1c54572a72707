import * as z from 'zod'
import { type Plan, planVersion } from '../flows/plan/plan.ts'

const text = z.string().max(400)
const page = {
  host: text,
  path: z.string().max(2_000),
  kind: text,
  sees: z.array(text).max(100),
  evidence: z.array(text).max(40),
}

const control = z.object({
  part: text,
  kind: text,
  type: text,
  host: text,
  locators: z
    .array(
      z.object({
        by: z.enum(['autocomplete', 'name', 'id', 'label', 'place', 'selector', 'xpath']),
        value: text,
      }),
    )
    .max(10),
  typed: z.literal(true).optional(),
})

const planSchema = z.object({
  version: z.literal(planVersion),
  steps: z
    .array(z.object({ ...page, controls: z.array(control).max(40) }))
    .min(1)
    .max(40),
  arrival: z.object(page),
}) satisfies z.ZodType<Plan>

/** A plan as it was stored. One of another version or shape is none: the next login records anew. */
export const readPlan = (stored: unknown): Plan | undefined => planSchema.safeParse(stored).data
