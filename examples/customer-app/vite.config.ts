import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: path.join(import.meta.dirname, 'web'),
  plugins: [react()],
  build: { outDir: '../dist', emptyOutDir: true, target: 'es2022' },
})
