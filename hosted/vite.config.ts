import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The page itself is served at `/login/<connection id>`, what it loads at `/hosted/`. */
export default defineConfig({
  base: '/hosted/',
  plugins: [react()],
  // Everything stays a file of its own: the page's policy allows no `data:` addresses.
  build: { target: 'es2022', assetsInlineLimit: 0 },
})
