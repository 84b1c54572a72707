import type { Control, Snapshot } from '../snapshot.ts'
import { isPassword, isTextual } from './control-kinds.ts'
import type { FormGroup } from './form-groups.ts'
import type { Reading } from './form-reading.ts'
import { signs } from './form-signs.ts'
import { withoutTwins } from './password-kinds.ts'
import { wordsOfName } from './speaks-of.ts'

export type FormKind = 'login' | 'sign-up' | 'reset' | 'change' | 'newsletter' | 'search' | 'other'

export interface KindVerdict {
  kind: FormKind
  /** How much speaks for it over the next best. */
  margin: number
  evidence: string[]
}

/** What a form is for. The fields alone do not tell; the words around them do. */
export function formKind(
  group: FormGroup,
  submit: Control | undefined,
  snapshot: Snapshot,
): KindVerdict {
  const passwords = withoutTwins(group.fields.filter(isPassword))
  const inForm = [...group.controls, ...(submit ? [submit] : [])]
  const reading: Reading = {
    group,
    snapshot,
    submit,
    passwords,
    texts: group.fields.filter((field) => isTextual(field) && !isPassword(field)),
    headings: [...new Set(inForm.map(({ heading }) => heading))].join(' · '),
    links: nearLinks(group, snapshot)
      .map(({ label }) => label)
      .join(' · '),
    marks: wordsOfName([...new Set(inForm.map(({ formMarks }) => formMarks ?? ''))].join(' ')),
    words: group.fields.flatMap(({ lines, description }) => [...lines, description]).join(' · '),
  }
  const scores = new Map<FormKind, number>([['other', 1]])
  const evidence: string[] = []
  for (const { name, kind, weight, holds } of signs) {
    if (!holds(reading)) continue
    scores.set(kind, (scores.get(kind) ?? 0) + weight)
    evidence.push(name)
  }
  const [first, second] = [...scores].sort(([, a], [, b]) => b - a)
  return {
    kind: first?.[0] ?? 'other',
    margin: (first?.[1] ?? 0) - (second?.[1] ?? 0),
    evidence,
  }
}

/** Links in the form, or right after it: "Forgot password?" often stands just outside. */
function nearLinks(group: FormGroup, { controls }: Snapshot): Control[] {
  const nodes = group.controls.map(({ node }) => node)
  const from = Math.min(...nodes)
  const to = Math.max(...nodes) + 3
  return controls.filter(
    ({ kind, node, visible, form }) =>
      visible &&
      (kind === 'link' || kind === 'button') &&
      node >= from &&
      node <= to &&
      (form === undefined || form === group.controls[0]?.form),
  )
}
