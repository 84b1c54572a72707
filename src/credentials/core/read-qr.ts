/** A photo of a phone has more pixels than a QR code needs, and each costs time to look through. */
const longestSide = 1_600

/**
 * What a QR code in a picture says, or `undefined` when none is found. The picture stays in this
 * page; the decoder is loaded when the first one is read.
 */
export async function readQr(picture: Blob): Promise<string | undefined> {
  const [{ default: decodeQr }, image] = await Promise.all([
    import('qr/decode.js'),
    pixelsOf(picture).catch(() => undefined),
  ])
  if (!image) return undefined
  try {
    return decodeQr(image)
  } catch {
    return undefined
  }
}

async function pixelsOf(picture: Blob): Promise<ImageData | undefined> {
  const bitmap = await createImageBitmap(picture)
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
  const width = Math.max(1, Math.round(bitmap.width * scale))
  const height = Math.max(1, Math.round(bitmap.height * scale))
  const canvas = new OffscreenCanvas(width, height).getContext('2d')
  if (!canvas) return undefined
  // A transparent picture would be black on black.
  canvas.fillStyle = '#fff'
  canvas.fillRect(0, 0, width, height)
  canvas.drawImage(bitmap, 0, 0, width, height)
  bitmap.close()
  return canvas.getImageData(0, 0, width, height)
}
