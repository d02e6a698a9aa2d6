/** An author mends one loop after the other; naming more of them at once only hides the first. */
const MAX_LOOPS = 20;

/**
 * Ways round in a directed graph, as the nodes on them in order: at least one of every knot, at most twenty in all. Walks without
 * recursion: 10,000 nodes in a row must not exhaust the stack. Linear in nodes and edges.
 */
export function findLoops(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const loops: string[][] = [];
  const done = new Set<string>();
  for (const root of edges.keys()) {
    if (done.has(root) || loops.length >= MAX_LOOPS) continue;
    const path: string[] = [root];
    const onPath = new Map<string, number>([[root, 0]]);
    const next: number[] = [0];
    while (path.length > 0 && loops.length < MAX_LOOPS) {
      const depth = path.length - 1;
      const current = path[depth] ?? '';
      const targets = edges.get(current) ?? [];
      const index = next[depth] ?? 0;
      next[depth] = index + 1;
      const target = targets[index];
      if (target === undefined) {
        done.add(current);
        onPath.delete(current);
        path.pop();
        next.pop();
      } else if (onPath.has(target)) {
        loops.push(path.slice(onPath.get(target)));
      } else if (!done.has(target) && edges.has(target)) {
        onPath.set(target, path.length);
        path.push(target);
        next.push(0);
      }
    }
  }
  return loops;
}
