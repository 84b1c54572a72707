/**
 * Writes what comes while the last is being written at once, all together: under load there are as
 * few writes as the database can bear, and alone nothing waits for company.
 *
 * @param write - Gets everything that has come, in order. When it fails, it fails for all of them.
 */
export function together<Item>(
  write: (items: Item[]) => Promise<void>,
): (item: Item) => Promise<void> {
  let waiting: Item[] = []
  let next: Promise<void> | undefined
  let last: Promise<unknown> = Promise.resolve()

  const turn = async () => {
    await last.catch(() => undefined)
    const items = waiting
    waiting = []
    next = undefined
    await write(items)
  }
  return (item) => {
    waiting.push(item)
    if (next === undefined) {
      next = turn()
      last = next
    }
    return next
  }
}
