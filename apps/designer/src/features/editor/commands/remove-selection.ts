import type { GraphSelection } from '../../flow-graph/index.ts';
import type { Command } from './command.ts';

/** Takes steps and wires away, and the wires that led to or from those steps. */
export const removeSelection: Command<GraphSelection> = {
  name: 'remove-selection',
  label: 'Delete',
  shortcut: 'Delete',
  allowed: (flow, { nodes, edges }) =>
    nodes.some((id) => Object.hasOwn(flow.nodes, id)) || edges.some((id) => Object.hasOwn(flow.edges, id)),
  run(flow, { nodes, edges }) {
    const gone = new Set(nodes);
    for (const id of gone) delete flow.nodes[id];
    for (const id of edges) delete flow.edges[id];
    for (const [id, { from, to }] of Object.entries(flow.edges)) {
      if (gone.has(from.node) || gone.has(to.node)) delete flow.edges[id];
    }
  },
};
