import type { NodeChange } from '@xyflow/react';
import { membersOf } from './to-frames.ts';
import type { GraphNode } from './to-graph.ts';

/** Changes of place, with those of everything that stands in a group that is moved: a frame is dragged with what is in it. */
export function withMembers(changes: NodeChange<GraphNode>[], nodes: readonly GraphNode[]): NodeChange<GraphNode>[] {
  if (!changes.some(({ type }) => type === 'position')) return changes;
  const members = membersOf(nodes);
  if (members.size === 0) return changes;
  const cards = new Map(nodes.map((node) => [node.id, node]));
  const moved = new Set(changes.flatMap((change) => (change.type === 'position' ? [change.id] : [])));
  const added: NodeChange<GraphNode>[] = [];
  for (const change of changes) {
    if (change.type !== 'position' || change.position === undefined) continue;
    const from = cards.get(change.id)?.position;
    if (from === undefined) continue;
    const by = { x: change.position.x - from.x, y: change.position.y - from.y };
    const open = [...(members.get(change.id) ?? [])];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const card = cards.get(id);
      if (card === undefined || moved.has(id)) continue;
      moved.add(id);
      const position = { x: card.position.x + by.x, y: card.position.y + by.y };
      added.push({ id, type: 'position', position, dragging: change.dragging ?? false });
      open.push(...(members.get(id) ?? []));
    }
  }
  return added.length === 0 ? changes : [...changes, ...added];
}
