import { isIP } from 'node:net'
import type { CreateProxy, ProxyType } from '@managed-auth/protocol'
import { FlowError } from '../errors.ts'
import { checkBundle } from './check-bundle.ts'
import type { ProxyPlace } from './proxy.ts'

type Given = NonNullable<CreateProxy['config']>
type Member = keyof Given

const places: Member[] = ['country', 'state', 'city']

/** Which members of `config` a type takes. @see wire protocol 8 */
const taken: Record<ProxyType, Member[]> = {
  datacenter: ['country'],
  isp: ['country'],
  residential: [...places, 'zip', 'asn', 'os'],
  mobile: places,
  custom: ['host', 'port', 'username', 'password', 'ca_bundle'],
}

const mostBypassHosts = 100
const longestHost = 253

const refuse = (message: string): never => {
  throw new FlowError('invalid_input', message)
}

/** @throws {FlowError} `invalid_input`, naming the member and what it takes. */
export function checkConfig(
  type: ProxyType,
  given: Given,
  now: Date,
): ProxyPlace & Pick<Given, 'password' | 'ca_bundle'> {
  const foreign = Object.keys(given).find((member) => !taken[type].includes(member as Member))
  if (foreign) {
    refuse(`config.${foreign} is not for a ${type} proxy, which takes ${taken[type].join(', ')}.`)
  }
  if (type !== 'custom') {
    checkPlace(given)
    return given
  }
  checkAddress(given)
  const { ca_bundle: bundle } = given
  return bundle === undefined ? given : { ...given, ca_bundle: checkBundle(bundle, now) }
}

function checkAddress({ host, port, password }: Given): void {
  if (!host || !isHost(host))
    refuse('config.host is the name or address of the proxy, without a port.')
  if (port === undefined) refuse('config.port is missing: a number from 1 to 65535.')
  if (password !== undefined && password.length < 5) {
    refuse('config.password has at least 5 characters. Leave it out when the proxy wants none.')
  }
}

function checkPlace({ country, state, city, zip, asn }: Given): void {
  if (country !== undefined && !/^[A-Za-z]{2}$/.test(country)) {
    refuse('config.country is a country by two letters, such as US (ISO 3166-1).')
  }
  if (state !== undefined && !/^[A-Za-z]{2}$/.test(state)) {
    refuse('config.state is a state of the United States by two letters, such as CA.')
  }
  if (city !== undefined && !country) refuse('config.city needs config.country beside it.')
  if (zip !== undefined && !/^\d{5}$/.test(zip)) refuse('config.zip has five digits.')
  if ((zip !== undefined || asn !== undefined) && (city !== undefined || state !== undefined)) {
    refuse('config.zip and config.asn stand without config.city and config.state.')
  }
}

/** A name or an address, nothing around it. */
const isHost = (text: string): boolean =>
  isIP(text) !== 0 || /^([a-z0-9_-]+\.)*[a-z0-9-]+$/i.test(text)

/** @throws {FlowError} `invalid_input` */
export function checkBypassHosts(hosts: string[]): string[] {
  if (hosts.length > mostBypassHosts) refuse(`bypass_hosts holds at most ${mostBypassHosts} names.`)
  const wrong = hosts.find(
    (host) => host.length > longestHost || !/^(\*\.)?([a-z0-9_-]+\.)*[a-z][a-z0-9-]*$/i.test(host),
  )
  if (wrong !== undefined) {
    refuse(
      'bypass_hosts holds host names such as example.com or *.example.com: no ports, paths or addresses.',
    )
  }
  return hosts.map((host) => host.toLowerCase())
}
