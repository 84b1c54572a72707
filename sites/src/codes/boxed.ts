import { codeBoxes } from './code-boxes.ts'
import { defineCodeSite } from './define-code-site.ts'

/** Four boxes and a button. */
export const quartet = defineCodeSite(
  'quartet',
  {
    accent: '#7b2d4b',
    ground: '#f7ecef',
    font: 'serif',
    frame: 'card',
    radius: 10,
    mark: '♩',
    motto: 'Chamber music at home.',
  },
  { heading: 'Rehearsals', rows: ['Tuesday: the slow movement', 'Thursday: all of it'] },
  { length: 4, entry: codeBoxes([4]) },
)

/** Six boxes, and nothing to press: the last digit sends them. */
export const sextant = defineCodeSite(
  'sextant',
  {
    accent: '#274c77',
    ground: '#eaf0f6',
    font: 'humanist',
    frame: 'banner',
    radius: 12,
    mark: '✧',
    motto: 'Where you are, within a mile.',
  },
  { heading: 'Positions', rows: ['59° 19′ N, 18° 04′ E', '57° 42′ N, 11° 58′ E'] },
  { length: 6, entry: codeBoxes([6], { sends: true }) },
)

/** Eight boxes in two groups of four. */
export const octave = defineCodeSite(
  'octave',
  {
    accent: '#5a3e00',
    ground: '#f6f0dd',
    font: 'rounded',
    frame: 'card',
    radius: 8,
    mark: '♪',
    motto: 'Practise what you cannot play.',
  },
  { heading: 'Scales', rows: ['D minor, 12 minutes', 'E flat major, avoided'] },
  { length: 8, entry: codeBoxes([4, 4]) },
)

/** Letters among the digits. */
export const cipher = defineCodeSite(
  'cipher',
  {
    accent: '#2b2b66',
    ground: '#ececf5',
    font: 'mono',
    frame: 'bare',
    radius: 4,
    pattern: 'dots',
    mark: '⌘',
    motto: 'Notes for two readers.',
  },
  { heading: 'Notes', rows: ['To E., unread', 'From E., read once'] },
  { length: 6, alphabet: 'letters', entry: codeBoxes([6], { letters: true }) },
)
