/** The nodes one can come to from each, in a directed graph. */
export type Ways = ReadonlyMap<string, readonly string[]>;

/**
 * The knots of a graph: sets of nodes of which each can be come to from each other, and a node that leads to itself. Tarjan's way,
 * without recursion: ten thousand nodes in a row must not exhaust the stack. Linear.
 */
export function findKnots(ways: Ways): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const knots: string[][] = [];
  for (const root of ways.keys()) {
    if (order.has(root)) continue;
    const path: { id: string; next: number }[] = [];
    const visit = (id: string) => {
      order.set(id, order.size);
      low.set(id, order.size - 1);
      open.push(id);
      isOpen.add(id);
      path.push({ id, next: 0 });
    };
    visit(root);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const target = ways.get(top.id)?.[top.next];
      top.next += 1;
      if (target !== undefined) {
        if (!ways.has(target)) continue;
        if (!order.has(target)) visit(target);
        else if (isOpen.has(target)) lower(low, top.id, order.get(target) ?? 0);
        continue;
      }
      path.pop();
      const above = path.at(-1);
      if (above !== undefined) lower(low, above.id, low.get(top.id) ?? 0);
      if (low.get(top.id) !== order.get(top.id)) continue;
      const knot = open.splice(open.lastIndexOf(top.id));
      for (const id of knot) isOpen.delete(id);
      if (knot.length > 1 || ways.get(top.id)?.includes(top.id) === true) knots.push(knot);
    }
  }
  return knots;
}

function lower(low: Map<string, number>, id: string, to: number): void {
  low.set(id, Math.min(low.get(id) ?? to, to));
}
