import type { Store } from '../flows/ports.ts'
import { createSessionStore } from './browser-sessions.ts'
import { createConnectionStore } from './connections.ts'
import { createCredentialProviderStore } from './credential-providers.ts'
import { createCredentialStore } from './credentials.ts'
import type { Db } from './database.ts'
import { createFlowLeases } from './flow-leases.ts'
import { createFlowStore } from './flows.ts'
import { createCheckStore } from './health-checks.ts'
import { isAway } from './is-away.ts'
import { createPlanStore } from './login-plans.ts'
import { createProfileStore } from './profiles.ts'
import { createProxyStore } from './proxies.ts'
import { createReauthStore } from './reauth.ts'
import { createRecordingStore } from './recordings.ts'
import { createTimelineStore } from './timeline.ts'
import { createTotpSteps } from './totp-steps.ts'

/** All tables behind the product's ports. */
export const createStore = (db: Db): Store => ({
  connections: createConnectionStore(db),
  flows: createFlowStore(db),
  leases: createFlowLeases(db),
  timeline: createTimelineStore(db),
  checks: createCheckStore(db),
  reauth: createReauthStore(db),
  profiles: createProfileStore(db),
  credentials: createCredentialStore(db),
  providers: createCredentialProviderStore(db),
  totpSteps: createTotpSteps(db),
  plans: createPlanStore(db),
  proxies: createProxyStore(db),
  sessions: createSessionStore(db),
  recordings: createRecordingStore(db),
  isAway,
})
