/**
 * What to open where, once everything answers.
 *
 * @param {{ name: string, url: string }[]} services
 * @param {number} sitesPort
 * @param {string} dataDir
 */
export const summaryOf = (services, sitesPort, dataDir) => {
  const urlOf = (/** @type {string} */ name) =>
    services.find((service) => service.name === name)?.url ?? ''
  const rows = [
    ['Customer app', urlOf('customer app'), 'start here: connect an account'],
    ['Login sites', urlOf('sites'), 'harbor, ledger, orbit, keyring, parcel, guild, atlas, beacon'],
    ['Outbox', `http://outbox.localhost:${sitesPort}`, 'the codes the sites send'],
    ['Backend', urlOf('backend'), 'the API'],
    ['API description', `${urlOf('backend')}/openapi.json`, 'OpenAPI document'],
  ]
  const lines = rows.map(
    ([what = '', where = '', why = '']) => `  ${what.padEnd(17)}${where.padEnd(41)}${why}`,
  )
  return `
Managed Auth is running.

${lines.join('\n')}

  Data is kept in ${dataDir}. Ctrl-C ends everything.
`
}
