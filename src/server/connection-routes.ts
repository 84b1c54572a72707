import {
  connectionRecordSchema,
  type LiveView,
  type TimelineEvent,
  timelineEventSchema,
  timelineRowSchema,
  timelineTypeSchema,
  type UpdateConnection,
  updateConnectionSchema,
} from '#protocol'
import type { Page, Query } from './api.ts'
import { refuse } from './refusal.ts'
import { type Asked, checked, type Handle, paging } from './route.ts'

const pathOf = (id: string) => `/auth/connections/${encodeURIComponent(id)}`

export const listConnections: Handle = async ({ api, access, search }) => {
  const { limit, offset } = paging(search)
  const asked = {
    query: search.get('query') ?? undefined,
    domain: search.get('domain') ?? undefined,
    profile_name:
      access.scope === 'project'
        ? (search.get('profile_name') ?? undefined)
        : access.scope.profileName,
    ...{ limit: String(limit), offset: String(offset) },
  }
  return { status: 200, page: await api.page('/auth/connections', asked, connectionRecordSchema) }
}

export const retrieveConnection: Handle = async ({ scope, id }) => ({
  status: 200,
  body: connectionRecordSchema.parse(await scope.connection(id)),
})

/**
 * What somebody may set who is held to one profile. The others say where a browser goes, by which
 * way and with whose values: whoever holds a session of the app for a minute must not lead stored
 * passwords to a page of their own.
 */
const switches: (keyof UpdateConnection)[] = [
  'health_checks',
  'health_check_interval',
  'auto_reauth',
  'save_credentials',
  'record_session',
]

export const updateConnection: Handle = async ({ api, access, scope, id, body }) => {
  const sent = checked(updateConnectionSchema, body)
  const others = Object.keys(sent).filter((key) => !switches.some((own) => own === key))
  if (access.scope !== 'project' && others.length > 0) {
    throw refuse('forbidden', `Only those who look after the whole project set ${others[0]}.`)
  }
  const { id: own } = await scope.connection(id)
  return {
    status: 200,
    body: await api.write('PATCH', pathOf(own), sent, connectionRecordSchema),
  }
}

export const removeConnection: Handle = async ({ api, scope, id }) => {
  await api.remove(pathOf((await scope.connection(id)).id))
  return { status: 204 }
}

export const checkConnection: Handle = async ({ api, scope, id }) => {
  const path = `${pathOf((await scope.connection(id)).id)}/health-check`
  return { status: 202, body: await api.write('POST', path, {}, connectionRecordSchema) }
}

export const listTimeline: Handle = async ({ api, scope, id, search }) => {
  const { limit, offset } = paging(search)
  const type = search.get('type') ?? undefined
  if (type !== undefined && !timelineTypeSchema.safeParse(type).success) {
    throw refuse('invalid_input', 'type is login, reauth or health_check.')
  }
  const asked = {
    type,
    ...{ limit: String(limit), offset: String(offset) },
  }
  const path = `${pathOf((await scope.connection(id)).id)}/timeline`
  return { status: 200, page: await api.page(path, asked, timelineRowSchema) }
}

/** More rows than this are not looked through for one film: they are kept for days only. */
const mostRows = 2_000

/** The film that stands on a row of the connection's own timeline, and no other. */
export const showReplay: Handle = async ({ api, scope, id, otherId, range }) => {
  const browser = await browserOfFilm({ api, scope, id, otherId })
  if (browser === undefined) throw refuse('not_found', 'There is no such recording.')
  const path = `/browsers/${encodeURIComponent(browser)}/replays/${encodeURIComponent(otherId)}`
  const film = await api.film(path, range)
  return { status: film.status, film }
}

async function browserOfFilm(
  asked: Pick<Asked, 'api' | 'scope' | 'id' | 'otherId'>,
): Promise<string | undefined> {
  const { api, scope, id, otherId } = asked
  const path = `${pathOf((await scope.connection(id)).id)}/timeline`
  let offset: number | undefined = 0
  while (offset !== undefined && offset < mostRows) {
    const query: Query = { limit: '100', offset: String(offset) }
    const page: Page<TimelineEvent> = await api.page(path, query, timelineEventSchema)
    const row = page.items.find(({ replay_id }) => replay_id === otherId)
    if (row) return row.browser_session_id
    offset = page.items.length > 0 ? page.nextOffset : undefined
  }
  return undefined
}

export const showLiveView: Handle = async ({ scope, id }) => {
  const { live_view_url: url = null } = await scope.connection(id)
  const view: LiveView = { url }
  return { status: 200, body: view }
}
