// Who may import whom, as data. An import that no line allows is an offence.

import manifest from '../../package.json' with { type: 'json' }

/** Every folder with a rule of its own; a file belongs to the first that matches. */
export const rooms = {
  'library test': /^src\/.*\.(test|test-d)\.tsx?$/,
  'backend test': /^backend\/(test\/|src\/.*\.test\.ts$)/,
  'sites test': /^sites\/(test\/|src\/.*\.test\.ts$)/,
  'protocol test': /^protocol\/.*\.test\.ts$/,
  'hosted test': /^hosted\/.*\.test\.tsx?$/,

  protocol: /^protocol\/src\//,

  core: /^src\/core\//,
  hooks: /^src\/hooks\//,
  components: /^src\/components\//,
  styles: /^src\/styles(\/|\.ts$)/,
  text: /^src\/text\//,
  mock: /^src\/mock\//,
  seal: /^src\/seal\//,
  panel: /^src\/panel\//,
  'credentials core': /^src\/credentials\/core\//,
  credentials: /^src\/credentials\//,
  'status core': /^src\/status\/core\//,
  status: /^src\/status\//,
  server: /^src\/server\//,
  'credentials entry': /^src\/credentials\.ts$/,
  'status entry': /^src\/status\.ts$/,
  'server entry': /^src\/server\.ts$/,
  'library entry': /^src\/(index|headless)\.ts$/,

  stories: /^(stories|\.storybook)\//,
  'browser test': /^test\/browser\//,
  'test support': /^test\/support\//,
  boundaries: /^test\/(boundaries|docs)\//,
  'crossing test': /^test\//,

  flows: /^backend\/src\/flows\//,
  routes: /^backend\/src\/routes\//,
  plugins: /^backend\/src\/plugins\//,
  store: /^backend\/src\/store\//,
  vault: /^backend\/src\/vault\//,
  queue: /^backend\/src\/queue\//,
  browser: /^backend\/src\/browser\//,
  'external vaults': /^backend\/src\/external-vaults\//,
  cdp: /^backend\/src\/cdp\//,
  'live view page': /^backend\/src\/live-view\/page\//,
  'live view': /^backend\/src\/live-view\//,
  sandbox: /^backend\/src\/sandbox\//,
  archives: /^backend\/src\/archives\//,
  egress: /^backend\/src\/egress\//,
  config: /^backend\/src\/config\.ts$/,
  'backend join':
    /^backend\/src\/(app|server|main|worker|open-vault|open-egress|open-browser-sessions|open-live-views|remove-left-folders)\.ts$/,
  'backend command': /^backend\/bin\//,

  'site descriptions': /^sites\/src\/descriptions?(\/|\.ts$)/,
  sites: /^sites\/src\//,
  hosted: /^hosted\//,
  examples: /^examples\//,
  scripts: /^scripts\//,
  benchmarks: /^benchmarks\//,
  'tool settings': /^([^/]+\/)?[^/]+\.config\.ts$/,
  manifest: /^package\.json$/,
} satisfies Record<string, RegExp>

export type Room = keyof typeof rooms

/** What a host may import of the library, and the name it does so by: what package.json exports. */
export const publicEntries: Record<string, string> = {
  ...Object.fromEntries(
    Object.entries(manifest.exports).flatMap(([name, entry]) => {
      const file = typeof entry === 'object' ? entry.default : entry
      const source = /^\.\/dist\/(.+)\.js$/.exec(file)?.[1]
      return source === undefined ? [] : [[`@managed-auth/react${name.slice(1)}`, `${source}.ts`]]
    }),
  ),
  '@managed-auth/react/styles.css': 'src/styles.ts',
  '@managed-auth/react/credentials.css': 'src/styles/credentials.ts',
  '@managed-auth/react/status.css': 'src/styles/status.ts',
}

/** The other names under which one room imports another. */
export const aliases: Record<string, string> = {
  '#protocol': 'protocol/src/index.ts',
  '@managed-auth/protocol': 'protocol/src/index.ts',
  '@managed-auth/sites': 'sites/src/index.ts',
  '@managed-auth/sites/descriptions': 'sites/src/descriptions.ts',
  '@managed-auth/backend/testing': 'backend/test/start-backend.ts',
}

export interface Rule {
  /** Rooms it may import beside itself; `public entry` is any of `publicEntries`. */
  rooms: (Room | 'public entry')[]
  /** Rooms it may take types from, and nothing that exists at run time. */
  typesOf?: Room[]
  /** Packages it may import; `node` is any of Node's own modules. */
  packages: string[] | 'any'
  /** Globals it must receive as arguments instead, or never touch. */
  neverUses?: string[]
  /** The one file that may use them all the same: it holds the default of a port. */
  exceptIn?: string
}

const webStorage = ['localStorage', 'sessionStorage']
const page = ['window', 'document', 'navigator', 'location', ...webStorage]
const clock = ['setTimeout', 'setInterval']
const environment = ['process.env']

const libraryRooms: Room[] = [
  'core',
  'hooks',
  'components',
  'styles',
  'text',
  'mock',
  'seal',
  'panel',
  'credentials core',
  'credentials',
  'credentials entry',
  'status core',
  'status',
  'status entry',
  'server',
  'server entry',
  'library entry',
]
const backendRooms: Room[] = [
  'config',
  'flows',
  'routes',
  'plugins',
  'store',
  'vault',
  'queue',
  'browser',
  'cdp',
  'live view',
  'live view page',
  'sandbox',
  'archives',
  'egress',
  'external vaults',
]

export const rules: Record<Room, Rule> = {
  protocol: { rooms: [], packages: ['zod'] },

  core: {
    rooms: ['protocol', 'seal'],
    packages: [],
    neverUses: page,
    exceptIn: 'src/core/runtime.ts',
  },
  // Loaded once a server asks for it; a test holds that nothing imports it otherwise.
  seal: { rooms: ['protocol'], packages: ['hpke'], neverUses: page },
  hooks: {
    rooms: ['core', 'protocol'],
    packages: ['react', '@tanstack/react-query'],
    neverUses: webStorage,
    // Moments only, by its types: no token can pass through it.
    exceptIn: 'src/hooks/kept-time.ts',
  },
  components: {
    rooms: ['hooks', 'text'],
    typesOf: ['core', 'protocol'],
    packages: ['react', 'react-dom'],
    neverUses: ['fetch', ...clock, ...webStorage],
  },
  styles: { rooms: [], packages: [] },
  text: { rooms: [], typesOf: ['core', 'protocol'], packages: [] },
  mock: { rooms: ['protocol', 'seal'], packages: ['msw'], neverUses: webStorage },
  // What the entries beside the login share: they ask the customer's server and stand in one root.
  panel: { rooms: [], packages: ['react'], neverUses: ['fetch', ...clock, ...webStorage] },
  // Code is made from a key while it is typed, in this page: nothing here sends one anywhere.
  'credentials core': {
    rooms: ['core'],
    typesOf: ['protocol'],
    packages: ['qr'],
    neverUses: [...clock, ...webStorage],
  },
  credentials: {
    rooms: ['panel', 'credentials core', 'core', 'hooks', 'text'],
    typesOf: ['protocol'],
    packages: ['react', '@tanstack/react-query'],
    neverUses: ['fetch', ...clock, ...webStorage],
  },
  'status core': {
    rooms: ['core'],
    typesOf: ['protocol'],
    packages: [],
    neverUses: [...page, ...clock],
  },
  status: {
    rooms: ['panel', 'status core', 'core', 'hooks', 'text'],
    typesOf: ['protocol'],
    packages: ['react', '@tanstack/react-query'],
    neverUses: ['fetch', ...clock, ...webStorage],
  },
  // A customer's server runs it: no page, no React, nothing of Node's own.
  server: { rooms: ['protocol'], packages: [], neverUses: [...page, ...clock, ...environment] },
  'credentials entry': {
    rooms: ['credentials', 'credentials core', 'text'],
    typesOf: ['protocol'],
    packages: [],
  },
  'status entry': {
    rooms: ['status', 'status core', 'text'],
    typesOf: ['protocol'],
    packages: [],
  },
  'server entry': { rooms: ['server'], packages: [] },
  'library entry': { rooms: ['core', 'hooks', 'components', 'text'], packages: [] },

  stories: { rooms: ['public entry', 'site descriptions'], packages: 'any' },
  'browser test': { rooms: ['public entry', 'test support'], packages: 'any' },
  hosted: {
    rooms: ['public entry'],
    packages: ['react', 'react-dom', '@tanstack/react-query', 'vite', '@vitejs/plugin-react'],
  },
  examples: { rooms: ['public entry'], packages: 'any' },

  flows: { rooms: ['protocol'], packages: ['node', 'otpauth', 'tldts'], neverUses: environment },
  routes: {
    rooms: ['flows', 'plugins', 'protocol'],
    packages: ['node', 'zod', 'fastify', '@fastify/*', 'fastify-type-provider-zod'],
    neverUses: environment,
  },
  plugins: {
    rooms: ['flows', 'protocol'],
    packages: ['node', 'zod', 'fastify', '@fastify/*', 'fastify-type-provider-zod', 'jose'],
    neverUses: environment,
  },
  store: {
    rooms: ['flows', 'protocol'],
    packages: ['node', 'zod', 'drizzle-orm', 'pg', '@electric-sql/pglite'],
    neverUses: environment,
  },
  vault: {
    rooms: ['flows', 'protocol'],
    packages: ['node', 'jose', 'hpke'],
    neverUses: environment,
  },
  queue: { rooms: ['flows', 'protocol'], packages: ['node', 'pg-boss'], neverUses: environment },
  browser: {
    rooms: ['flows', 'protocol'],
    packages: ['node', 'playwright-core', 'mediabunny'],
    neverUses: environment,
  },
  cdp: { rooms: [], packages: ['node', 'ws'], neverUses: environment },
  // Served as it is: it runs in the browser of whoever watches.
  'live view page': { rooms: [], packages: [], neverUses: webStorage },
  'live view': { rooms: ['flows'], packages: ['node', 'ws', 'zod'], neverUses: environment },
  sandbox: {
    rooms: ['flows', 'protocol'],
    packages: ['node', 'ws', 'playwright-core'],
    neverUses: environment,
    // A script's own, which has nothing in it.
    exceptIn: 'backend/src/sandbox/script-process.mjs',
  },
  archives: {
    rooms: ['flows'],
    packages: ['node', 'playwright-core', 'tar-stream', '@hpcc-js/wasm-zstd'],
    neverUses: environment,
  },
  egress: { rooms: ['flows'], packages: ['node', 'proxy-chain'], neverUses: environment },
  'external vaults': {
    rooms: ['flows', 'protocol'],
    packages: ['node', 'zod', '@1password/sdk', '@1password/connect', 'kdbxweb', 'hash-wasm'],
    neverUses: environment,
  },
  // Values of the environment are read by the rooms they are for: a key by the vault, a path by the browser.
  config: {
    rooms: ['flows', 'vault', 'browser', 'protocol'],
    packages: ['node', 'zod'],
    neverUses: environment,
  },
  'backend join': { rooms: [...backendRooms, 'protocol'], packages: 'any' },

  'backend command': {
    rooms: ['backend join', 'config', 'flows', 'store', 'vault', 'browser'],
    packages: ['node', 'playwright-core'],
  },

  // Plain data: stories load it in a browser.
  'site descriptions': { rooms: [], packages: [] },
  sites: {
    rooms: ['site descriptions'],
    packages: ['node', 'hono', '@hono/node-server', 'oidc-provider', 'otpauth'],
  },
  scripts: { rooms: ['browser'], packages: ['node'] },
  benchmarks: {
    rooms: [
      'public entry',
      'protocol',
      'backend test',
      'sites',
      'browser',
      'test support',
      'manifest',
    ],
    packages: 'any',
  },
  'tool settings': { rooms: ['browser', 'store', 'manifest', 'test support'], packages: 'any' },
  manifest: { rooms: [], packages: [] },

  'library test': { rooms: [...libraryRooms, 'protocol', 'test support'], packages: 'any' },
  'protocol test': { rooms: ['protocol'], packages: 'any' },
  'backend test': {
    rooms: ['backend join', 'backend command', ...backendRooms, 'sites', 'protocol'],
    packages: 'any',
  },
  'sites test': { rooms: ['sites', 'site descriptions'], packages: 'any' },
  'hosted test': { rooms: ['hosted', 'public entry'], packages: 'any' },
  'crossing test': {
    rooms: [
      'public entry',
      'protocol',
      'backend test',
      'sites',
      'browser',
      'scripts',
      'manifest',
      'boundaries',
      'test support',
    ],
    packages: 'any',
  },
  'test support': {
    rooms: [
      'core',
      'components',
      'mock',
      'public entry',
      'protocol',
      'backend test',
      'sites',
      'browser',
    ],
    packages: 'any',
  },
  boundaries: { rooms: ['protocol', 'manifest'], packages: 'any' },
}
