const LONGEST = 58;

/** An id nobody has yet, made from a word: `say`, `say2`, `say3`. Made from the flow alone, so that commands stay pure. */
export function freeId(taken: Readonly<Record<string, unknown>>, word: string): string {
  const letters = word
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[^A-Za-z]+/, '')
    .slice(0, LONGEST);
  const base = letters === '' ? 'step' : letters;
  if (!Object.hasOwn(taken, base) && !(base in {})) return base;
  let count = 2;
  while (Object.hasOwn(taken, `${base}${count}`)) count += 1;
  return `${base}${count}`;
}

/** The same among the items of a list. */
export function freeItemId(items: readonly { readonly id: string }[], word: string): string {
  return freeId(Object.fromEntries(items.map(({ id }) => [id, true])), word);
}
