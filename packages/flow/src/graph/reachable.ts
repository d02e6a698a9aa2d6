/** Everything that can be come to from some nodes, those included. */
export function reachable(from: readonly string[], next: (id: string) => Iterable<string>): Set<string> {
  const seen = new Set(from);
  const open = [...from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const to of next(id)) {
      if (seen.has(to)) continue;
      seen.add(to);
      open.push(to);
    }
  }
  return seen;
}
