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
 * Builds the library: one file per module, so that `"use client"` survives and consumers can drop
 * what they do not use. `src/styles.ts` and those in `src/styles` are the only modules that import
 * CSS; they become styles.css, credentials.css and status.css.
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
        preserveModules: true,
        preserveModulesRoot: '.',
        entryFileNames: '[name].js',
        assetFileNames: ({ originalFileNames: [file] }) =>
          /\/((?:credentials|status)\.css)$/.exec(file ?? '')?.[1] ?? 'styles.css',
      },
    },
  },
})
