import { entriesById } from '../by-id.ts';
import type { Flow } from '../flow.ts';
import type { FlowNode } from '../node.ts';
import { portsOf } from '../node-kinds/index.ts';
import { HIDDEN_PORTS, type Port } from '../port.ts';
import type { Problem } from '../problem.ts';
import { groupsAround, placeInGroups } from './groups.ts';
import { reachable } from './reachable.ts';
import { type Leading, readWays } from './ways.ts';
import { findWire, readWires, type Way, wireOf } from './wires.ts';

/** A flow's nodes and edges, checked and indexed: where each port leads, and which group each node stands in. */
export interface Graph extends Leading {
  /** By node, its ports in order and where each leads. */
  readonly ways: ReadonlyMap<string, readonly Way[]>;
  readonly starts: readonly string[];
  /** The nodes that are groups. */
  readonly frames: readonly string[];
  /** Nodes a caller can come to from the start. */
  readonly main: ReadonlySet<string>;
  /** Wires and groups that lead to nowhere. */
  readonly problems: readonly Problem[];
}

/** Indexes a flow and tells the edges and groups that lead to nowhere. Linear in nodes and edges. */
export function buildGraph(flow: Flow): Graph {
  const problems: Problem[] = [];
  const nodes = new Map<string, FlowNode>();
  const ports = new Map<string, readonly Port[]>();
  const starts: string[] = [];
  const handlers: string[] = [];
  const frames: string[] = [];
  for (const [id, node] of entriesById(flow.nodes)) {
    nodes.set(id, node);
    ports.set(id, portsOf(node));
    if (node.kind === 'start') starts.push(id);
    if (node.kind === 'handler') handlers.push(id);
    if (node.kind === 'group') frames.push(id);
  }
  const groups = placeInGroups(nodes, problems);
  const wires = readWires(flow, { nodes, ports }, problems);
  const drawn = { nodes, ports, groups, wires, handlers };
  const after = (id: string) => nextTo(drawn, id);
  const main = reachable(starts.slice(0, 1), after);
  const aside = new Set([...reachable(handlers, after)].filter((id) => !main.has(id)));
  const leading = { ...drawn, aside };
  return { ...leading, ways: readWays(leading), starts, frames, main, problems };
}

/** Every node that a caller can come to next without a handler. */
function nextTo(graph: Omit<Leading, 'aside'>, id: string): string[] {
  const next = (graph.wires.get(id) ?? []).map(({ to }) => to);
  if (graph.groups.size === 0) return next;
  const add = (wire: Way | undefined) => {
    if (wire !== undefined) next.push(wire.to);
  };
  for (const port of graph.ports.get(id) ?? []) add(findWire(graph, id, port.id));
  for (const group of groupsAround(graph, id))
    for (const port of ['timeLimit', ...HIDDEN_PORTS]) add(wireOf(graph.wires, group, port));
  return next;
}
