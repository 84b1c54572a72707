import * as z from 'zod/mini'

// Code that a server runs against a browser. 9.4.

/** Body of `POST /browsers/{id}/playwright/execute`. */
export const executeScriptSchema = z.object({
  /** JavaScript inside an async function: `page`, `context` and `browser` are there, `return` answers. */
  code: z.string().check(z.minLength(1)),
  /** Seconds. @default 60 */
  timeout_sec: z.optional(z.int().check(z.minimum(1), z.maximum(300))),
})
export type ExecuteScript = z.infer<typeof executeScriptSchema>

/** What came of it. A script that throws is an outcome as well, and no failed request. */
export const scriptOutcomeSchema = z.object({
  success: z.boolean(),
  /** What it returned, as JSON; bytes are base64. */
  result: z.optional(z.unknown()),
  error: z.optional(z.string()),
  stdout: z.optional(z.string()),
  stderr: z.optional(z.string()),
})
export type ScriptOutcome = z.infer<typeof scriptOutcomeSchema>
