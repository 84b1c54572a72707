/**
 * What `observe` saw of a page at one moment, as plain data: it can be saved to a file and
 * interpreted without a browser. It never holds a value that stands in a field.
 */
export interface Snapshot {
  url: string
  title: string
  /** Language of the document as it says itself, `''` when it does not. */
  lang: string
  controls: Control[]
  /** Visible headings of all frames, in reading order. */
  headings: string[]
  /** Visible live regions, alerts and error-like texts, in reading order. */
  messages: Message[]
  /** Visible text of the page in reading order, a line per block, at most 4,000 characters. */
  text: string
  /** Whether the document still loads, or shows nothing but a progress sign. */
  busy: boolean
  /** HTTP status of the document; absent when the browser does not tell. */
  status?: number | undefined
  /**
   * The server asks for a name and a password before it shows the page (RFC 9110, section 11);
   * the controls are then those of the browser's own question.
   */
  httpAuth?: { realm: string } | undefined
  /** What the page shows without words. */
  marks?: PageMark[] | undefined
}

/**
 * Told by ids, classes, hidden fields and the address of a frame, in any language: a page about a
 * security key, a push or a mail; a captcha or a challenge to browsers that can be seen.
 */
export type PageMark = 'security-key' | 'push' | 'mail' | 'captcha' | 'bot-challenge'

/**
 * One thing a person can type into or press. `node` addresses it in the page that was observed
 * last; a newer snapshot gives new numbers.
 */
export interface Control {
  node: number
  kind: 'input' | 'select' | 'textarea' | 'button' | 'link'
  /** The `type` attribute of an input or button, lower case; `''` for others. */
  type: string
  name: string
  id: string
  /** Lower-case tokens. */
  autocomplete: string[]
  inputMode: string
  /** `undefined` when unlimited. */
  maxLength: number | undefined
  placeholder: string
  /** Accessible name: label, `aria-label(ledby)`, button text, else the nearest text. */
  label: string
  /** Text referred to by `aria-describedby`, joined. */
  description: string
  /** The nearest heading above it, `''` when there is none. */
  heading: string
  /** Accessible name of the group or form it stands in, where that has one. */
  group?: string | undefined
  /**
   * Lines of text in the largest area around it that holds no other control: the name and the
   * target in a row whose button only says "Select". At most 6 lines of 160 characters.
   */
  lines: string[]
  /** Of a box to type into: a picture stands beside it that is to be read off. */
  picture?: true | undefined
  /** Absolute address of a link, `''` for others. */
  href: string
  /**
   * Of a link or button without a name: what the pictures on it are called by the page's code, by
   * file, symbol and class. Absent when there is none.
   */
  icon?: string | undefined
  role: string
  className: string
  required: boolean
  disabled: boolean
  /** `aria-invalid` is set. */
  invalid: boolean
  /** The field holds something. Never what. */
  filled: boolean
  checked: boolean
  /** Of a list: the texts it can be set to, without an empty one. */
  options?: string[] | undefined
  /** Rendered, not hidden, not covered by being off the page. */
  visible: boolean
  inViewport: boolean
  /** Number of the `<form>` it belongs to; `undefined` outside any form. */
  form: number | undefined
  /** `id`, `name`, `class` and path of the action of that form, as the site's code has them. */
  formMarks?: string | undefined
  /** Number of the dialog or overlay it stands in; `undefined` outside any. */
  dialog: number | undefined
  /** Path of ancestors as numbers of siblings: controls of one list share a prefix. */
  path: string
  /** Position and size in CSS pixels of the top page. */
  box: { x: number; y: number; width: number; height: number }
  /** Number of the frame, 0 for the top page, and its host with port. */
  frame: number
  host: string
  /** A CSS selector that matched only this element when it was observed. */
  selector: string
  /** An XPath for the same element, without the `xpath=` prefix. */
  xpath: string
}

export interface Message {
  text: string
  /** Where it comes from: strongest first. */
  source: 'alert' | 'live' | 'described' | 'error-class'
  /** Node of the control it belongs to, when the page says so. */
  control: number | undefined
  /** What its classes say about it; absent when they say nothing. */
  tone?: 'error' | 'warning' | 'info' | 'success' | undefined
}
