'use client'

import { Drawing } from '../look/drawing.tsx'

// Our own plain drawings in one colour: enough to tell buttons apart, and nobody's artwork.
const marks: Record<string, string> = {
  google: 'M12.5 12H20a8 8 0 11-2.6-5.9',
  github:
    'M5 9.5V4.5l3.8 2a10.5 10.5 0 016.4 0l3.8-2v5c0 4-1.5 6-4.3 7V20.5m-5.4 0V16.5C6.5 15.5 5 13.5 5 9.5m4.3 9.3c-2.3.6-3.6-.3-4.3-1.8',
  microsoft: 'M4.5 4.5h6v6h-6zm9 0h6v6h-6zm-9 9h6v6h-6zm9 0h6v6h-6z',
  apple:
    'M12 8.5c-2.5-1.7-7-.8-7 4.5 0 3.5 2 7.5 4.3 7.5 1 0 1.7-.6 2.7-.6s1.7.6 2.7.6c2.3 0 4.3-4 4.3-7.5 0-5.3-4.5-6.2-7-4.5zm0-2.3c0-1.7 1-3 2.7-3.3',
  facebook: 'M15.5 4h-1.3A3.7 3.7 0 0010.5 7.7V20.5M7 12h7.5',
  linkedin: 'M6 10v9.5M6 5v.01M11 19.5V10m0 4.5a3.8 3.8 0 017.5 0v5',
  x: 'M5 4.5l14 15m0-15l-14 15',
  slack: 'M9.3 4.5v15m5.4-15v15M4.5 9.3h15m-15 5.4h15',
  gitlab: 'M12 20l-8-6.5 3-9 2.5 6h5l2.5-6 3 9z',
  okta: 'M12 5a7 7 0 100 14 7 7 0 000-14zm0 3.5a3.5 3.5 0 100 7 3.5 3.5 0 000-7',
}

/** The mark of a usual provider, else its first letter. */
export function ProviderMark({ provider }: { provider: string }) {
  // Keys vary by server: `google`, `google_oauth2`, `sso_google`.
  const names = provider.split(/[^a-z0-9]+/).filter((word) => word !== 'sso')
  const known = names.find((name) => Object.hasOwn(marks, name))
  const path = known && marks[known]
  return path ? <Drawing path={path} /> : ([...(names[0] ?? provider)][0]?.toUpperCase() ?? null)
}
