import axe from 'axe-core'

/** How a host may show the component: themes, writing directions, widths of its container. */
const looks = (['light', 'dark'] as const).flatMap((theme) =>
  (['ltr', 'rtl'] as const).flatMap((dir) => [320, 1280].map((width) => ({ theme, dir, width }))),
)

const wcag22AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * Shows what a story ended with in every look, one after the other, and puts it back.
 *
 * @param exceptRules - Rules of axe that cannot judge the story.
 * @returns A line for each look in which a rule of WCAG 2.2 AA is broken or a part does not fit.
 */
export async function faultsInEveryLook(
  canvas: HTMLElement,
  exceptRules: string[] = [],
): Promise<string[]> {
  const root = canvas.querySelector<HTMLElement>('[data-part="root"]')
  const container = root?.parentElement
  // Pages of the guide, and stories that ended with nothing on the screen.
  if (!root || !container) return []
  const before = { theme: root.dataset.theme, dir: root.dir, style: container.style.cssText }
  const rules = Object.fromEntries(exceptRules.map((rule) => [rule, { enabled: false }]))
  const faults: string[] = []
  for (const { theme, dir, width } of looks) {
    root.dataset.theme = theme
    root.dir = dir
    container.style.cssText = `color-scheme: ${theme}; background: Canvas; color: CanvasText; width: ${width}px`
    const { violations } = await axe.run(root, { runOnly: wcag22AA, rules })
    const broken = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`,
    )
    if (root.scrollWidth > root.clientWidth) broken.push('something is wider than its container')
    faults.push(...broken.map((fault) => `${theme}, ${dir}, ${width} px: ${fault}`))
  }
  root.dir = before.dir
  container.style.cssText = before.style
  if (before.theme === undefined) delete root.dataset.theme
  else root.dataset.theme = before.theme
  return faults
}
