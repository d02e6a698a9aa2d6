/**
 * Everything that can be come to from some nodes, those included, each behind all that it leads to; of a way round some come first.
 * Walks without recursion: 10,000 nodes in a row must not exhaust the stack. Linear in nodes and ways.
 */
export function postOrder(roots: Iterable<string>, next: (id: string) => readonly string[]): string[] {
  const order: string[] = [];
  const seen = new Set<string>();
  for (const root of roots) {
    if (seen.has(root)) continue;
    seen.add(root);
    const path = [{ id: root, targets: next(root), at: 0 }];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const target = top.targets[top.at];
      top.at += 1;
      if (target === undefined) {
        order.push(top.id);
        path.pop();
      } else if (!seen.has(target)) {
        seen.add(target);
        path.push({ id: target, targets: next(target), at: 0 });
      }
    }
  }
  return order;
}
