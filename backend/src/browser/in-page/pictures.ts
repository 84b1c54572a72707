import type { VisibilityTools } from './visibility.ts'

/** Finds pictures whose letters are to be typed beside them. Runs in the page. */
export function pictureTools({ idOf, isVisible, parentOf }: VisibilityTools) {
  const boxes = 'input:not([type="hidden"], [type="checkbox"], [type="radio"], [type="submit"])'
  const called =
    /captcha|securimage|(check|verif\w*|valid\w*|secur\w*|rand\w*|auth|img|image|pic)[-_]?(code|image|img|pic|picture)|(code|vcode)[-_]?(img|image|pic)|(^|[^a-z])v?code([^a-z]|$)/i

  const marksOf = (picture: Element) =>
    [
      idOf(picture),
      picture.getAttribute('class') ?? '',
      picture.getAttribute('alt') ?? '',
      // What follows the question mark is new each time.
      ((picture.getAttribute('src') ?? '').split('?')[0] ?? '').split('/').slice(-2).join(' '),
    ].join(' ')

  /** What is called so is large enough to be read, or did not come. */
  function isCalledSo(picture: Element): boolean {
    const marks = marksOf(picture)
    if (!called.test(marks) || /(^|[^a-z])(qr|bar)[-_]?(code|img|image)?([^a-z]|$)/i.test(marks))
      return false
    const isMissing = picture instanceof HTMLImageElement && picture.naturalWidth === 0
    return isMissing || picture.getBoundingClientRect().width >= 50
  }

  /** Letters in a picture are a line high and some words wide; icons are square, logos elsewhere. */
  function looksRead(picture: Element, box: Element): boolean {
    const { width, height, top, bottom, left, right } = picture.getBoundingClientRect()
    const field = box.getBoundingClientRect()
    const isWide =
      width >= 60 && width <= 260 && height >= 20 && height <= 90 && width > height * 1.5
    const isBeside = top < field.bottom && bottom > field.top
    const isNear = left - field.right < 200 && field.left - right < 200
    return isWide && isBeside && isNear
  }

  /** In the largest area around the box that holds no other one. */
  return function readsPicture(box: Element): boolean {
    for (let area = parentOf(box), level = 0; area && level < 4; area = parentOf(area), level++) {
      const others = [...area.querySelectorAll(boxes)].filter((one) => one !== box)
      if (others.some(isVisible)) return false
      const pictures = [...area.querySelectorAll('img, canvas')].filter(isVisible)
      if (pictures.some((one) => isCalledSo(one) || looksRead(one, box))) return true
    }
    return false
  }
}

export type PictureTools = ReturnType<typeof pictureTools>
