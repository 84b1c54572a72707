import { defineSite } from '../shared/define-site.ts'

/** Reads `Authorization: Basic` (RFC 7617). */
const readBasic = (header = ''): [string, string] => {
  const [scheme = '', credentials = ''] = header.split(' ')
  if (scheme.toLowerCase() !== 'basic') return ['', '']
  const [user = '', ...password] = Buffer.from(credentials, 'base64').toString().split(':')
  return [user, password.join(':')]
}

/** An old controller on the wall: no page before the password, and a session after it. */
export const boiler = defineSite('boiler', {
  look: {
    accent: '#7a2e0e',
    ground: '#efebe7',
    font: 'mono',
    frame: 'bare',
    radius: 0,
    mark: '♨',
    motto: 'Steam since 1987.',
  },
  inside: { heading: 'Boiler room', rows: ['Pressure 2.8 bar', 'Return 41°', 'Pump 2: off'] },
  build({ app, knows, begin, isSignedIn, insidePage }) {
    app.get('/', async (c) => {
      if (await isSignedIn(c)) return c.html(insidePage())
      if (!knows(...readBasic(c.req.header('authorization')))) {
        c.header('WWW-Authenticate', 'Basic realm="Boiler room", charset="UTF-8"')
        return c.text('The boiler room is locked.', 401)
      }
      await begin(c)
      return c.html(insidePage())
    })
  },
})
