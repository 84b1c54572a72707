import type { DemoAccount } from './api-types.ts'

export interface DemoSite {
  name: string
  title: string
  /** Which sites belong together, such as all that ask for one-time codes. */
  family: string
  shows: string
  domain: string
  account: DemoAccount
  /** Hosts of identity providers its login visits. */
  allowedDomains?: string[]
}

const patienceMs = 2_000

/** Asks the demo sites which of them there are; none when they are not running. */
export const listDemoSites = async (sitesPort: number): Promise<DemoSite[]> => {
  try {
    const response = await fetch(`http://localhost:${sitesPort}/sites.json`, {
      signal: AbortSignal.timeout(patienceMs),
    })
    return response.ok ? ((await response.json()) as DemoSite[]) : []
  } catch {
    return []
  }
}
