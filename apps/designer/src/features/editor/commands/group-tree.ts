import { type Flow, groupsAround } from '@aybiza/flow';

/** These steps, and all that stand in those of them that are groups. */
export function withInside({ nodes }: Pick<Flow, 'nodes'>, ids: readonly string[]): ReadonlySet<string> {
  const chosen = new Set(ids);
  if (!ids.some((id) => nodes[id]?.kind === 'group')) return chosen;
  const inside = Object.keys(nodes).filter((id) => groupsAround({ nodes }, id).some((group) => chosen.has(group)));
  return new Set([...ids, ...inside]);
}

/** May a step be put into a group? A call begins outside of all groups, and no group stands in itself. */
export function mayStandIn({ nodes }: Pick<Flow, 'nodes'>, id: string, group: string): boolean {
  const node = nodes[id];
  if (node === undefined || node.kind === 'start' || nodes[group]?.kind !== 'group') return false;
  return id !== group && !groupsAround({ nodes }, group).includes(id);
}

/** Puts a step of a draft into a group, or into none. A group that began at it begins nowhere. */
export function moveIntoGroup(flow: Flow, id: string, group: string | undefined): void {
  const node = flow.nodes[id];
  if (node === undefined || node.group === group) return;
  const before = flow.nodes[node.group ?? ''];
  if (before?.kind === 'group' && before.data.entry === id) before.data.entry = '';
  if (group === undefined) delete node.group;
  else node.group = group;
}
