import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/**
 * Builds the library: one file per module, so that `"use client"` survives and consumers can drop
 * what they do not use. `src/styles.ts` is the only module that imports CSS; it becomes styles.css.
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
        'src/index': 'src/index.ts',
        'src/headless': 'src/headless.ts',
        'src/core/index': 'src/core/index.ts',
        'src/mock/index': 'src/mock/index.ts',
        'src/text/en': 'src/text/en.ts',
        'src/styles': 'src/styles.ts',
      },
      formats: ['es'],
      cssFileName: 'styles',
    },
    rolldownOptions: {
      external: [
        /^react($|\/)/,
        /^react-dom($|\/)/,
        /^@tanstack\/react-query/,
        /^zod($|\/)/,
        /^msw($|\/)/,
      ],
      output: { preserveModules: true, preserveModulesRoot: '.', entryFileNames: '[name].js' },
    },
  },
})
