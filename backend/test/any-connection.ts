import { connectionDefaults } from '../src/flows/connections.ts'
import { newId } from '../src/flows/ids.ts'
import type { NewConnection } from '../src/flows/ports.ts'

/** A connection of the default project as a client creates it, with nothing chosen. */
export function anyConnection(more: Partial<NewConnection> & { createdAt: Date }): NewConnection {
  const id = newId('ma')
  return {
    ...connectionDefaults,
    id,
    projectId: 'proj_default',
    domain: 'site.example',
    profileName: id,
    ...more,
  }
}
