import { diffFlows, type Flow } from '@aybiza/flow';
import type { ChangeLayer } from '../../flow-graph/index.ts';

/** Two versions in one drawing: the newer one, with what is gone of the older one, and what is different. */
export interface Comparison {
  readonly flow: Flow;
  readonly changes: ChangeLayer;
}

export function toComparison(before: Flow, after: Flow): Comparison {
  const { nodes, wires } = diffFlows(before, after);
  const gone = Object.entries(before.nodes).filter(([id]) => nodes.get(id)?.change === 'removed');
  const edges = new Map<string, 'added' | 'removed'>();
  const drawn: Record<string, Flow['edges'][string]> = { ...after.edges };
  for (const { from, before: was, after: is } of wires) {
    const isThis = ([, edge]: [string, Flow['edges'][string]]) =>
      edge.from.node === from.node && edge.from.port === from.port;
    const now = is === undefined ? undefined : Object.entries(after.edges).find(isThis);
    if (now !== undefined) edges.set(now[0], 'added');
    if (was === undefined) continue;
    const id = `before ${from.node} ${from.port}`;
    drawn[id] = { from, to: { node: was } };
    edges.set(id, 'removed');
  }
  return {
    flow: { ...after, nodes: { ...Object.fromEntries(gone), ...after.nodes }, edges: drawn },
    changes: { nodes: new Map([...nodes].map(([id, { change }]) => [id, change])), edges },
  };
}
