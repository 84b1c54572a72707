import type { NextConfig } from 'next'

const config: NextConfig = {
  // This folder is an app of its own, wherever it stands.
  turbopack: { root: import.meta.dirname },
}

export default config
