import { addressingTools } from './addressing.ts'
import { controlTools } from './controls.ts'
import { listTools } from './lists.ts'
import { lookTools } from './look.ts'
import { markTools } from './marks.ts'
import { messageTools } from './messages.ts'
import { pictureTools } from './pictures.ts'
import { readingTools } from './reading.ts'
import { visibilityTools } from './visibility.ts'

// Functions cross into the page as text, where imports and closures do not exist: each room of
// tools is one self-contained function, and this file joins them by name. `__name` is what
// esbuild (tsx) calls to keep function names; in the page it must exist and do nothing.
export const keepName = 'const __name = (target) => target;'

/** An expression that calls `run(argument)` in the page and yields its result. */
export const calling = <Argument>(run: (argument: Argument) => unknown, argument: Argument) =>
  `(() => { ${keepName} return (${run.toString()})(${JSON.stringify(argument)}); })()`

/** Looks at a frame; yields a `FrameHold`. */
export const lookSource = `(() => {
${keepName}
const visibility = (${visibilityTools.toString()})();
const reading = (${readingTools.toString()})(visibility);
const addressing = (${addressingTools.toString()})(visibility);
const messages = (${messageTools.toString()})(visibility, reading);
const lists = (${listTools.toString()})(reading);
const readsPicture = (${pictureTools.toString()})(visibility);
const controls = (${controlTools.toString()})(visibility, reading, addressing, messages, lists, readsPicture);
const marks = (${markTools.toString()})(visibility);
return (${lookTools.toString()})(visibility, reading, messages, controls, marks)();
})()`
