import '@managed-auth/react/status.css'
import { ConnectionDetail } from './connection-detail.tsx'
import { ConnectionList } from './connection-list.tsx'

/** Where Northwind's own staff keep the connections of all users working. */
export function OperationsPage({ connectionId }: { connectionId: string | undefined }) {
  return connectionId ? (
    <ConnectionDetail key={connectionId} connectionId={connectionId} />
  ) : (
    <ConnectionList />
  )
}
