/**
 * @typedef {object} Step
 * @property {string} name As in `npm test -- <name>`.
 * @property {string} guards What a failure means, in a few words.
 * @property {string[]} args What Node runs.
 * @property {boolean} [counts] Vitest runs it and its test cases are counted one by one.
 */

const bin = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  knip: 'node_modules/knip/bin/knip.js',
  vitest: 'node_modules/vitest/vitest.mjs',
}
const packageTest = 'test/system/package.test.ts'

/** In running order. Types come after the build: the pages are checked against the built library. */
export const steps = /** @type {Step[]} */ ([
  {
    name: 'lint',
    guards: 'layout and lint rules',
    args: [bin.biome, 'check', '--error-on-warnings'],
  },
  {
    name: 'build',
    guards: 'library, hosted page and customer app build',
    args: ['scripts/build.mjs'],
  },
  { name: 'types', guards: 'every room compiles', args: ['scripts/typecheck.mjs'] },
  { name: 'unused', guards: 'no unused file, export or dependency', args: [bin.knip] },
  {
    name: 'sizes',
    guards: 'no entry of the library grows past its budget',
    args: ['--conditions=@managed-auth/source', '--import', 'tsx', 'benchmarks/sizes.ts'],
  },
  {
    name: 'unit',
    guards: 'one file at a time, in Node and jsdom, on React 18 and 19',
    args: [
      ...[bin.vitest, 'run', '--project', 'node', '--project', 'dom'],
      ...['--project', 'react-18'],
    ],
    counts: true,
  },
  {
    name: 'browser',
    guards: 'components and stories in Chromium',
    args: [bin.vitest, 'run', '--project', 'browser', '--project', 'storybook'],
    counts: true,
  },
  {
    name: 'system',
    guards: 'contract and end-to-end, real servers and browsers',
    args: [bin.vitest, 'run', '--project', 'system', '--exclude', packageTest],
    counts: true,
  },
  {
    name: 'package',
    guards: 'the tarball installs, typechecks and bundles',
    args: [bin.vitest, 'run', '--project', 'system', packageTest],
    counts: true,
  },
  {
    name: 'nextjs',
    guards: 'the Next.js example installs, builds and logs in',
    args: [bin.vitest, 'run', '--project', 'nextjs'],
    counts: true,
  },
])
