import type { Edge } from '@aybiza/flow';
import type { Connection, EdgeChange, NodeChange } from '@xyflow/react';
import type { GraphSelection } from './graph-layers.ts';
import type { GraphEdge, GraphNode } from './to-graph.ts';

/** Where nodes are now, in canvas pixels. */
export type Positions = Readonly<Record<string, { readonly x: number; readonly y: number }>>;

/** The places of nodes whose drag has just ended, in whole pixels; empty while a drag goes on. */
export function toMoves(changes: readonly NodeChange<GraphNode>[]): Positions {
  return Object.fromEntries(
    changes.flatMap((change) =>
      change.type === 'position' && change.dragging === false && change.position !== undefined
        ? [[change.id, { x: Math.round(change.position.x), y: Math.round(change.position.y) }]]
        : [],
    ),
  );
}

/** The selection after React Flow's changes to it, or the same object when there are none. */
export function toSelection(
  selection: GraphSelection,
  changes: { nodes?: readonly NodeChange<GraphNode>[]; edges?: readonly EdgeChange<GraphEdge>[] },
): GraphSelection {
  const nodes = applySelects(selection.nodes, changes.nodes ?? []);
  const edges = applySelects(selection.edges, changes.edges ?? []);
  return nodes === selection.nodes && edges === selection.edges ? selection : { nodes, edges };
}

function applySelects(
  chosen: readonly string[],
  changes: readonly (NodeChange<GraphNode> | EdgeChange<GraphEdge>)[],
): readonly string[] {
  const next = new Set(chosen);
  let changed = false;
  for (const change of changes) {
    if (change.type !== 'select' || next.has(change.id) === change.selected) continue;
    changed = true;
    if (change.selected) next.add(change.id);
    else next.delete(change.id);
  }
  return changed ? [...next] : chosen;
}

/** A wire that was just drawn, as an edge of the flow; undefined when it hangs loose. */
export function toEdgeEnds(connection: Connection | GraphEdge): Edge | undefined {
  const { source, sourceHandle, target } = connection;
  if (source === '' || target === '' || sourceHandle == null) return undefined;
  return { from: { node: source, port: sourceHandle }, to: { node: target } };
}
