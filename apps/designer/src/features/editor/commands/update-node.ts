import { type Flow, type FlowNode, flowNodeSchema, portsOf } from '@aybiza/flow';
import type { Command } from './command.ts';

export interface UpdateNodeArgs {
  readonly id: string;
  /** The node with its new data; its place and name are left alone. */
  readonly node: FlowNode;
}

/** Changes what a step says or does. Wires whose port is gone go with it. */
export const updateNode: Command<UpdateNodeArgs> = {
  name: 'update-node',
  label: (words) => words.updateNode,
  shortcut: null,
  allowed: (flow, { id, node }) => flow.nodes[id]?.kind === node.kind && flowNodeSchema.safeParse(node).success,
  run(flow, { id, node }) {
    const known = flow.nodes[id];
    if (known === undefined) return;
    known.data = node.data;
    dropLooseEdges(flow, id, node);
  },
};

function dropLooseEdges(flow: Flow, id: string, node: FlowNode): void {
  const ports = new Set(portsOf(node).map((port) => port.id));
  for (const [edge, { from }] of Object.entries(flow.edges)) {
    if (from.node === id && !ports.has(from.port)) delete flow.edges[edge];
  }
}
