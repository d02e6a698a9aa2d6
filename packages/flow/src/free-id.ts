/** The longest id there may be leaves room for a number behind it. */
const MAX_LENGTH = 60;

/** An id like this one that is not taken: itself, else with the smallest number behind it that makes it free. */
export function freeId(wanted: string, taken: Pick<ReadonlySet<string>, 'has'>): string {
  const base = wanted.slice(0, MAX_LENGTH);
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}
