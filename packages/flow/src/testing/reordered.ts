/** The same document with the members of every object in another order. */
export function reordered<Value>(value: Value, order: readonly number[]): Value;
export function reordered(value: unknown, order: readonly number[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => reordered(item, order));
  const members = Object.entries(value).map(([name, member]) => [name, reordered(member, order)] as const);
  return Object.fromEntries(shuffled(members, order));
}

function shuffled<Item>(items: readonly Item[], order: readonly number[]): Item[] {
  return items
    .map((item, index) => ({ item, at: order[index % order.length] ?? 0 }))
    .sort((left, right) => left.at - right.at)
    .map(({ item }) => item);
}
