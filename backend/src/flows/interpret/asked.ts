import type { InputSighting } from '../sighting.ts'

/** What one part of a page asks for. What the site says about it is found apart, in `problem`. */
export type Asked = Omit<InputSighting, 'kind' | 'problem'>
