import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  // Most of it is the mock; an app that talks to a backend is a fraction of this.
  build: { target: 'es2022', chunkSizeWarningLimit: 1_000 },
})
