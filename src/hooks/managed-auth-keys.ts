/**
 * Keys under which server state stands in the query cache. They and what they hold are free of
 * tokens and typed values.
 *
 * - `all`: everything of this library, for one `invalidateQueries` or `removeQueries`.
 * - `connection`: one `ManagedAuth` record.
 */
export const managedAuthKeys = {
  all: ['managed-auth'] as const,
  connection: (baseUrl: string, connectionId: string) =>
    ['managed-auth', 'connection', baseUrl, connectionId] as const,
}
