import type { Ways } from '@aybiza/flow';

/** Ways that lead back onto the path by which a walk came: without them no way round is left. Linear, without recursion. */
export function findBackWays(ways: Ways): { from: string; to: string }[] {
  const back: { from: string; to: string }[] = [];
  const done = new Set<string>();
  for (const root of ways.keys()) {
    if (done.has(root)) continue;
    const path = [{ id: root, next: 0 }];
    const onPath = new Set([root]);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const target = ways.get(top.id)?.[top.next];
      top.next += 1;
      if (target === undefined) {
        done.add(top.id);
        onPath.delete(top.id);
        path.pop();
      } else if (onPath.has(target)) back.push({ from: top.id, to: target });
      else if (!done.has(target) && ways.has(target)) {
        onPath.add(target);
        path.push({ id: target, next: 0 });
      }
    }
  }
  return back;
}
