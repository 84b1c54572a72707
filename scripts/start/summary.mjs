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
    [
      'Operator page',
      `${urlOf('customer app')}/#operations`,
      'how connections stand, their history and options',
    ],
    ['Login sites', urlOf('sites'), 'what there is to log in to, and with which values'],
    [
      'Outbox',
      `http://outbox.localhost:${sitesPort}`,
      'the codes, mails and questions the sites send',
    ],
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
