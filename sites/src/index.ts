export type { Message } from './shared/outbox.ts'
export type { Site, SiteAccount } from './site.ts'
export { sites } from './sites-app.ts'
export { type RunningSites, type StartSitesOptions, startSites } from './start-sites.ts'
