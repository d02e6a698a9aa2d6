import { type Edge, type Flow, type FlowNode, groupsAround } from '@aybiza/flow';

/** A flow as it is drawn while groups are collapsed: what stands in them is left out, and wires end at the group instead. */
export interface Folded {
  readonly nodes: Flow['nodes'];
  readonly edges: Flow['edges'];
  /** For each step that is not drawn, the collapsed group that is drawn in its stead. */
  readonly standIns: ReadonlyMap<string, string>;
}

/** The port by which a wire seems to leave a collapsed group: it leaves a step inside. */
export const INSIDE_PORT = 'inside a group';

const NO_STAND_INS: ReadonlyMap<string, string> = new Map();

export function fold({ nodes, edges }: Pick<Flow, 'nodes' | 'edges'>): Folded {
  const standIns = standInsOf(nodes);
  if (standIns.size === 0) return { nodes, edges, standIns: NO_STAND_INS };
  return {
    nodes: Object.fromEntries(Object.entries(nodes).filter(([id]) => !standIns.has(id))),
    edges: Object.fromEntries(
      Object.entries(edges).flatMap(([id, edge]): [string, Edge][] => {
        const source = standIns.get(edge.from.node);
        const target = standIns.get(edge.to.node);
        if (source === undefined && target === undefined) return [[id, edge]];
        const from = source === undefined ? edge.from : { node: source, port: INSIDE_PORT };
        const to = { node: target ?? edge.to.node };
        return from.node === to.node ? [] : [[id, { from, to }]];
      }),
    ),
    standIns,
  };
}

function standInsOf(nodes: Flow['nodes']): Map<string, string> {
  const standIns = new Map<string, string>();
  if (!Object.values(nodes).some(isCollapsed)) return standIns;
  for (const id of Object.keys(nodes)) {
    // The outermost one, for the others are in it.
    const group = groupsAround({ nodes }, id).findLast((around) => isCollapsed(nodes[around]));
    if (group !== undefined) standIns.set(id, group);
  }
  // Groups in a circle would hide each other, and nothing would be left to press.
  for (const [id, group] of standIns) if (standIns.get(group) === id) standIns.delete(id);
  return standIns;
}

function isCollapsed(node: FlowNode | undefined): boolean {
  return node?.kind === 'group' && node.data.collapsed;
}
