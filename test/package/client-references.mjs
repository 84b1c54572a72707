// Module hooks that do what a bundler for server components does: a "use client" module is not run
// on the server, its exports become references. All else is run, with React's server build.

/** @type {import('node:module').LoadHook} */
export const load = async (url, context, nextLoad) => {
  const loaded = await nextLoad(url, context)
  const text = String(loaded.source)
  if (!/^['"]use client['"]/.test(text)) return loaded
  const names = [...text.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, each = '']) =>
    each.split(',').map((name) => name.trim().replace(/^.* as /, '')),
  )
  const source = names.map(
    (name) => `export const ${name} = { $$typeof: Symbol.for('react.client.reference') }`,
  )
  return { ...loaded, source: source.join('\n') }
}
