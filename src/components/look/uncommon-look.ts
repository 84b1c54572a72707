// What only some logins show. Loaded before the first step that does, see `use-uncommon-look.ts`.

export { failures } from '../../text/en-failures.ts'

// Our own plain drawings in one colour: enough to tell buttons apart, and nobody's artwork.
export const marks: Record<string, string> = {
  google: 'M13 12h7a8 8 0 11-3-6',
  github: 'M5 4l4 3h6l4-3v9a7 7 0 01-14 0z',
  microsoft: 'M4 4h16v16H4zm8 0v16M4 12h16',
  apple: 'M12 8C3 3 4 20 9 20q3-2 6 0c5 0 6-17-3-12zm0-2q0-3 3-3',
  facebook: 'M16 4q-5-1-5 4v12M7 12h8',
  linkedin: 'M6 10v9M6 5v.01M11 19v-9m0 5a4 4 0 018 0v4',
  x: 'M5 5l14 14m0-14L5 19',
  slack: 'M9 4v16m6-16v16M4 9h16M4 15h16',
  gitlab: 'M12 20l-8-6 3-9 2 6h6l2-6 3 9z',
  okta: 'M12 4a8 8 0 100 16 8 8 0 000-16z',
}
