import { html, raw } from 'hono/html'

/** One box for each sign. Typing moves on, the back key moves back, pasting fills all. */
const moveOn = raw(`
const form = document.querySelector('#code')
const boxes = [...form.querySelectorAll('.boxes input')]
const gather = () => {
  form.elements.code.value = boxes.map(({ value }) => value).join('')
  if (form.dataset.sends !== undefined && boxes.every(({ value }) => value)) form.requestSubmit()
}
boxes.forEach((box, at) => {
  box.addEventListener('input', () => {
    box.value = box.value.slice(-1)
    if (box.value) boxes[at + 1]?.focus()
    gather()
  })
  box.addEventListener('keydown', ({ key }) => {
    if (key === 'Backspace' && !box.value) boxes[at - 1]?.focus()
  })
  box.addEventListener('paste', (event) => {
    event.preventDefault()
    const signs = [...event.clipboardData.getData('text').trim()]
    boxes.slice(at).forEach((each, index) => { each.value = signs[index] ?? '' })
    gather()
  })
})
`)

/** @param groups - How many boxes stand together: `[4, 4]` is eight with a gap. */
export const codeBoxes = (
  groups: number[],
  options: { sends?: boolean; letters?: boolean } = {},
) => {
  const box = html`<input type="text" maxlength="1" inputmode="${options.letters ? 'text' : 'numeric'}" autocomplete="off">`
  return html`<input type="hidden" name="code"><div class="row" role="group" aria-label="Verification code" style="flex-wrap:nowrap">
${groups.map((count) => html`<div class="boxes">${Array.from({ length: count }, () => box)}</div>`)}</div>
${options.sends ? '' : html`<button class="go">Verify</button>`}<script type="module">${options.sends ? raw("document.querySelector('#code').dataset.sends = ''\n") : ''}${moveOn}</script>`
}
