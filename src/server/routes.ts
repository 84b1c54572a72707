import {
  checkConnection,
  listConnections,
  listTimeline,
  removeConnection,
  retrieveConnection,
  showLiveView,
  showReplay,
  updateConnection,
} from './connection-routes.ts'
import {
  createCredential,
  listCredentials,
  listUses,
  removeCredential,
  retrieveCredential,
  updateCredential,
} from './credential-routes.ts'
import { startLogin } from './login-routes.ts'
import {
  createProvider,
  listProviders,
  removeProvider,
  testProvider,
  updateProvider,
} from './provider-routes.ts'
import type { Route } from './route.ts'

const credential = /^\/credentials\/([\w-]+)$/
const connection = /^\/connections\/([\w-]+)$/
const provider = /^\/providers\/([\w-]+)$/

/** Everything that can be asked for. What is not here is not passed on. */
export const routes: Route[] = [
  {
    method: 'GET',
    path: /^\/credentials$/,
    permission: 'credentials:read',
    handle: listCredentials,
  },
  {
    method: 'POST',
    path: /^\/credentials$/,
    permission: 'credentials:write',
    handle: createCredential,
  },
  { method: 'GET', path: credential, permission: 'credentials:read', handle: retrieveCredential },
  { method: 'PATCH', path: credential, permission: 'credentials:write', handle: updateCredential },
  { method: 'DELETE', path: credential, permission: 'credentials:write', handle: removeCredential },
  {
    method: 'GET',
    path: /^\/credentials\/([\w-]+)\/connections$/,
    permission: 'credentials:read',
    handle: listUses,
  },
  { method: 'GET', path: /^\/providers$/, permission: 'providers:read', handle: listProviders },
  { method: 'POST', path: /^\/providers$/, permission: 'providers:write', handle: createProvider },
  { method: 'PATCH', path: provider, permission: 'providers:write', handle: updateProvider },
  { method: 'DELETE', path: provider, permission: 'providers:write', handle: removeProvider },
  {
    method: 'POST',
    path: /^\/providers\/([\w-]+)\/test$/,
    permission: 'providers:write',
    handle: testProvider,
  },
  { method: 'POST', path: /^\/logins$/, permission: 'logins:start', handle: startLogin },
  {
    method: 'GET',
    path: /^\/connections$/,
    permission: 'connections:read',
    handle: listConnections,
  },
  { method: 'GET', path: connection, permission: 'connections:read', handle: retrieveConnection },
  { method: 'PATCH', path: connection, permission: 'connections:write', handle: updateConnection },
  { method: 'DELETE', path: connection, permission: 'connections:write', handle: removeConnection },
  {
    method: 'POST',
    path: /^\/connections\/([\w-]+)\/health-check$/,
    permission: 'connections:check',
    handle: checkConnection,
  },
  {
    method: 'GET',
    path: /^\/connections\/([\w-]+)\/timeline$/,
    permission: 'connections:read',
    handle: listTimeline,
  },
  {
    method: 'GET',
    path: /^\/connections\/([\w-]+)\/replays\/([\w-]+)$/,
    permission: 'recordings:read',
    handle: showReplay,
  },
  {
    method: 'GET',
    path: /^\/connections\/([\w-]+)\/live-view$/,
    permission: 'live-views:read',
    handle: showLiveView,
  },
]
