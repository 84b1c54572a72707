import { newId } from '../src/flows/ids.ts'
import type { NewConnection } from '../src/flows/ports.ts'

/** A connection of the default project as a client creates it, with nothing chosen. */
export function anyConnection(more: Partial<NewConnection> & { createdAt: Date }): NewConnection {
  const id = newId('ma')
  return {
    id,
    projectId: 'proj_default',
    domain: 'site.example',
    profileName: id,
    allowedDomains: [],
    loginUrl: null,
    credentialId: null,
    credentialLookup: null,
    credentialProviderId: null,
    credentialPath: null,
    proxyId: null,
    saveCredentials: true,
    recordSession: false,
    healthChecks: true,
    autoReauth: true,
    healthCheckSeconds: 3600,
    browserTelemetry: null,
    fillMode: 'auto',
    ...more,
  }
}
