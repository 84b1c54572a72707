import type { Control, Snapshot } from '../snapshot.ts'

/** What lies on one level of the page: a dialog, or the page beneath. Only visible controls. */
export interface Layer {
  controls: Control[]
  isDialog: boolean
}

/** Dialogs first, the last one in the document on top; then the page without them. */
export function layersOf(snapshot: Snapshot): Layer[] {
  const visible = snapshot.controls.filter((control) => control.visible)
  const numbers = [...new Set(visible.map(({ dialog }) => dialog))]
  const dialogs = numbers.filter((number) => number !== undefined).sort((a, b) => b - a)
  const layers: Layer[] = dialogs.map((number) => ({
    controls: visible.filter(({ dialog }) => dialog === number),
    isDialog: true,
  }))
  const page = visible.filter(({ dialog }) => dialog === undefined)
  return [...layers, { controls: page, isDialog: false }]
}
