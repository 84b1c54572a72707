import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import manifest from './package.json' with { type: 'json' }

/** What package.json exports as code is what is built: `dist/src/x.js` comes from `src/x.ts`. */
const entries = Object.values(manifest.exports).flatMap((entry) => {
  const file = typeof entry === 'object' ? entry.default : entry
  const name = /^\.\/dist\/(.+)\.js$/.exec(file)?.[1]
  return name === undefined ? [] : [[name, `${name}.ts`]]
})

/**
 * The part of the library that a module is in: one file each, since bundlers that keep React outside
 * repeat its import for every file. What names queries is read on servers as well, and stands with
 * the core; what is loaded later, or brings all of the core together, stands alone.
 */
function partOf(id: string): string | null {
  const part =
    /\/src\/((?:[a-z]+\/)?(?:components|hooks|core)|panel)\/(?!(?:index|whole)\.ts|(?:look\/)?uncommon)/
  const name = part.exec(id)?.[1]?.replace('/', '-')
  return (/-keys\.ts$/.test(id) ? name?.replace('hooks', 'core') : name) ?? null
}

/**
 * Builds the library. `src/styles.ts` and those in `src/styles` are the only modules that import CSS;
 * they become styles.css, credentials.css and status.css.
 */
export default defineConfig({
  plugins: [react()],
  publicDir: false,
  resolve: {
    conditions: ['@managed-auth/source', 'module', 'browser', 'development|production'],
  },
  build: {
    target: 'es2022',
    minify: false,
    lib: {
      entry: {
        ...Object.fromEntries(entries),
        'src/styles': 'src/styles.ts',
        'src/styles/credentials': 'src/styles/credentials.ts',
        'src/styles/status': 'src/styles/status.ts',
      },
      formats: ['es'],
    },
    cssCodeSplit: true,
    rolldownOptions: {
      // Lets parts depend on each other; as every part has a file, no entry gets names of its own.
      preserveEntrySignatures: 'allow-extension',
      external: [
        /^react($|\/)/,
        /^react-dom($|\/)/,
        /^@tanstack\/react-query/,
        /^zod($|\/)/,
        /^hpke($|\/)/,
        /^msw($|\/)/,
        /^qr($|\/)/,
      ],
      output: {
        // Simplified, but with its names and lines: the host's own bundler does the rest.
        minify: { compress: true, mangle: false, codegen: false },
        entryFileNames: '[name].js',
        chunkFileNames: 'src/[name].js',
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ debugName: 'parts', name: partOf }],
        },
        // Of a whole file: React's mark for what a server does not run.
        banner: ({ name }) => (/(components|hooks|panel)$/.test(name) ? "'use client'" : ''),
        assetFileNames: '[name].[ext]',
      },
    },
  },
})
