import { type FlowNode, type NodeKind, nodeKinds, portsOf } from '@aybiza/flow';
import { newNode } from './add-node.ts';
import type { Command } from './command.ts';
import { connect } from './connect.ts';
import { freePlace } from './free-place.ts';

export interface InsertOnEdgeArgs {
  readonly id: string;
  readonly edge: string;
  readonly kind: NodeKind;
}

/** Puts a new step into the middle of a wire; it leads on by its first way out. */
export const insertOnEdge: Command<InsertOnEdgeArgs> = {
  name: 'insert-on-edge',
  label: (words) => words.insertOnEdge,
  shortcut: null,
  allowed: (flow, { id, edge, kind }) =>
    Object.hasOwn(flow.edges, edge) && !Object.hasOwn(flow.nodes, id) && nodeKinds[kind].hasInput,
  run(flow, { id, edge, kind }) {
    const wire = flow.edges[edge];
    if (wire === undefined) return;
    const { from, to } = { from: { ...wire.from }, to: { ...wire.to } };
    const node = newNode(kind, freePlace(flow, between(flow.nodes[from.node], flow.nodes[to.node])));
    flow.nodes[id] = node;
    connect.run(flow, { from, to: { node: id } });
    const [first] = portsOf(node);
    if (first !== undefined) connect.run(flow, { from: { node: id, port: first.id }, to });
  },
};

function between(left: FlowNode | undefined, right: FlowNode | undefined): { x: number; y: number } {
  const a = left?.position ?? { x: 0, y: 0 };
  const b = right?.position ?? a;
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
