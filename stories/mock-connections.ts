import type { StoryContext } from '@storybook/react-vite'
import {
  createManualClock,
  createMockConnections,
  type MockConnections,
} from '../src/mock/index.ts'
import { oncePerVisit } from './once-per-visit.ts'

export const connectionId = 'ma_mock_1'

/** Serves the one connection of a story's parameters, at a moment that does not pass. */
export async function serveConnection(
  context: Pick<StoryContext, 'parameters' | 'abortSignal' | 'msw'>,
): Promise<{ mock: MockConnections }> {
  const { connection, finds, films = false, refuses, handlers = [] } = context.parameters
  const film = films ? await paintFilm() : undefined
  const mock = oncePerVisit(context.abortSignal, 'connections', () => {
    const made = createMockConnections({
      clock: createManualClock(),
      connections: [{ domain: 'harbor.example', ...connection }],
      ...{ finds, film },
    })
    if (refuses) made.refuse(refuses)
    return made
  })
  context.msw.use(...handlers, ...mock.handlers)
  return { mock }
}

export const mockOf = ({ loaded }: { loaded: Record<string, unknown> }) =>
  loaded.mock as MockConnections

/** A film of a few pictures, made here: no recording of anybody lies about. */
async function paintFilm(): Promise<Blob> {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: 320, height: 200 })
  const brush = canvas.getContext('2d')
  const recorder = new MediaRecorder(canvas.captureStream(), { mimeType: 'video/webm' })
  const pieces: Blob[] = []
  recorder.ondataavailable = ({ data }) => pieces.push(data)
  const ended = new Promise((resolve) => {
    recorder.onstop = resolve
  })
  recorder.start()
  for (let picture = 0; picture < 20; picture += 1) {
    if (brush) brush.fillStyle = `hsl(${picture * 9} 60% 45%)`
    brush?.fillRect(0, 0, canvas.width, canvas.height)
    await new Promise(requestAnimationFrame)
  }
  recorder.stop()
  await ended
  return new Blob(pieces, { type: 'video/webm' })
}
