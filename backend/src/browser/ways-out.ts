/**
 * What would pass a proxy by: names looked up by the browser itself, UDP of calls between browsers,
 * and HTTP/3. The proxy's own address is the only one it has to know.
 */
export const noOtherWayOut = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--dns-prefetch-disable',
  '--disable-quic',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
]

/**
 * Trusts one key whatever it vouches for. Only for a process whose every request leaves by an exit
 * that judges certificates itself and shows this key's in their place.
 *
 * @param fingerprint - SHA-256 of the public key in Base64.
 */
export const trustIn = (fingerprint: string): string =>
  `--ignore-certificate-errors-spki-list=${fingerprint}`
