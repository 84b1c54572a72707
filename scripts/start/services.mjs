import { inRoot } from '../setup/root.mjs'

/**
 * @typedef {object} Service
 * @property {string} name
 * @property {string} cwd
 * @property {string} entry
 * @property {NodeJS.ProcessEnv} env
 * @property {string} url
 * @property {string} answersAt Answers with 2xx once the service works.
 */

/**
 * The three programs of `npm start`.
 *
 * @param {object} settings
 * @param {NodeJS.ProcessEnv} settings.env
 * @param {{ backend: number, sites: number, customerApp: number }} settings.ports
 * @param {string} settings.apiKey
 * @param {string} settings.dataDir
 * @param {string} settings.chromium
 * @returns {Service[]}
 */
export const servicesOf = ({ env, ports, apiKey, dataDir, chromium }) => {
  const { MANAGED_AUTH_API_KEY: _, ...common } = env
  const urls = {
    backend: `http://localhost:${ports.backend}`,
    sites: `http://localhost:${ports.sites}`,
    customerApp: `http://localhost:${ports.customerApp}`,
  }
  return [
    {
      name: 'backend',
      cwd: inRoot('backend'),
      entry: 'src/main.ts',
      url: urls.backend,
      answersAt: `${urls.backend}/health`,
      env: {
        MANAGED_AUTH_LOG_LEVEL: 'warn',
        // Its operator page frames live views.
        MANAGED_AUTH_RETURN_URLS: urls.customerApp,
        ...common,
        PORT: String(ports.backend),
        CHROMIUM_PATH: chromium,
        MANAGED_AUTH_API_KEY: apiKey,
        MANAGED_AUTH_DATA_DIR: dataDir,
        // The sites live on loopback.
        MANAGED_AUTH_ALLOW_PRIVATE_NETWORK: 'true',
      },
    },
    {
      name: 'sites',
      cwd: inRoot('sites'),
      entry: 'src/main.ts',
      url: urls.sites,
      answersAt: urls.sites,
      env: { ...common, SITES_PORT: String(ports.sites) },
    },
    {
      name: 'customer app',
      cwd: inRoot('examples/customer-app'),
      entry: 'server/main.ts',
      url: urls.customerApp,
      answersAt: urls.customerApp,
      env: {
        ...common,
        PORT: String(ports.customerApp),
        SITES_PORT: String(ports.sites),
        CHROMIUM_PATH: chromium,
        MANAGED_AUTH_URL: urls.backend,
        MANAGED_AUTH_API_KEY: apiKey,
      },
    },
  ]
}
