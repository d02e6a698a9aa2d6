import { type Flow, groupsAround } from '@aybiza/flow';
import type { GraphSelection } from '../../flow-graph/index.ts';
import type { Command } from './command.ts';
import { moveIntoGroup } from './group-tree.ts';

/** Takes steps and wires away, and the wires that led to or from those steps. What stood in a group that goes stays, outside of it. */
export const removeSelection: Command<GraphSelection> = {
  name: 'remove-selection',
  label: (words) => words.removeSelection,
  shortcut: 'Delete',
  allowed: (flow, { nodes, edges }) =>
    nodes.some((id) => Object.hasOwn(flow.nodes, id)) || edges.some((id) => Object.hasOwn(flow.edges, id)),
  run(flow, { nodes, edges }) {
    const gone = new Set(nodes);
    for (const [id, node] of Object.entries(flow.nodes)) {
      if (node.group === undefined) continue;
      if (gone.has(id)) moveIntoGroup(flow, id, undefined);
      else if (gone.has(node.group))
        moveIntoGroup(
          flow,
          id,
          groupsAround(flow, id).find((group) => !gone.has(group)),
        );
    }
    for (const id of gone) {
      delete flow.nodes[id];
      forgetTranslations(flow, id);
    }
    for (const id of edges) delete flow.edges[id];
    for (const [id, { from, to }] of Object.entries(flow.edges)) {
      if (gone.has(from.node) || gone.has(to.node)) delete flow.edges[id];
    }
  },
};

/** A later step may get the same id: it must not speak the other languages of this one. */
function forgetTranslations({ translations }: Flow, id: string): void {
  for (const texts of Object.values(translations)) {
    if (Object.hasOwn(texts, id)) delete texts[id];
  }
}
