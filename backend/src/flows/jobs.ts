// Work that is done later, or again and again, by whichever worker is free. Not for what a person
// waits for: flows are claimed by themselves.

/** What each kind of job needs to know: ids alone. */
export interface JobData {
  'health-check': { connectionId: string; projectId: string }
  /** Finds the request that tells whether the connection is logged in. */
  'calibrate-probe': { connectionId: string; projectId: string }
  /** All of them whose time is over. */
  'delete-recordings': Record<string, never>
}

export type JobName = keyof JobData

export interface Job<Name extends JobName = JobName> {
  name: Name
  data: JobData[Name]
  /** While one with this key waits, another is not added. */
  key: string
}

/** A statement on the database, inside whatever transaction it came from. */
export type RunSql = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>

/** Port: keeps jobs until they are done. Implemented in `queue/`. */
export interface Jobs {
  /** @param run - Adds them in the transaction of the caller. @default one of their own */
  add(jobs: Job[], run?: RunSql): Promise<void>
  /** How many of a kind nobody has begun. */
  waiting(name: JobName): Promise<number>
}

/** Does a job. A failure is tried again a few times; the id stays the same. */
export type JobHandler<Name extends JobName> = (
  data: JobData[Name],
  job: { id: string; signal: AbortSignal },
) => Promise<void>
