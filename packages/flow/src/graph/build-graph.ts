import { entriesById } from '../by-id.ts';
import type { Flow } from '../flow.ts';
import type { FlowNode } from '../node.ts';
import { portsOf } from '../node-kinds/index.ts';
import { JUMP_PORT } from '../node-kinds/jump/define.ts';
import { HIDDEN_PORTS } from '../port.ts';
import type { Problem } from '../problem.ts';
import { groupsAround, placeInGroups } from './groups.ts';
import { reachable } from './reachable.ts';
import { type Leading, readWays, type Way } from './ways.ts';
import { readWires, wiredTarget } from './wires.ts';

/** A flow's nodes and edges, checked and indexed: where each port leads, and which group each node stands in. */
export interface Graph extends Leading {
  /** By node, its ports in order and where each leads. */
  readonly ways: ReadonlyMap<string, readonly Way[]>;
  readonly starts: readonly string[];
  /** Nodes a caller can come to from the start. */
  readonly main: ReadonlySet<string>;
}

/** Indexes a flow and reports edges and groups that lead to nowhere. Linear in nodes and edges. */
export function buildGraph(flow: Flow, problems: Problem[]): Graph {
  const nodes = new Map(entriesById(flow.nodes));
  const ports = new Map([...nodes].map(([id, node]) => [id, portsOf(node)]));
  const groups = placeInGroups(nodes, problems);
  const wires = readWires(flow, { nodes, ports }, problems);
  const ofKind = (kind: FlowNode['kind']) => [...nodes].filter(([, node]) => node.kind === kind).map(([id]) => id);
  const starts = ofKind('start');
  const handlers = ofKind('handler');
  const drawn = { nodes, ports, groups, wires, handlers };
  const after = (id: string) => nextTo(drawn, id);
  const main = reachable(starts.slice(0, 1), after);
  const aside = new Set([...reachable(handlers, after)].filter((id) => !main.has(id)));
  const leading = { ...drawn, aside };
  return { ...leading, ways: readWays(leading), starts, main };
}

/** Every node that a caller can come to next without a handler. */
function nextTo(graph: Omit<Leading, 'aside'>, id: string): string[] {
  const next: string[] = [];
  const add = (target: string | undefined) => {
    if (target !== undefined) next.push(target);
  };
  for (const port of graph.ports.get(id) ?? []) add(wiredTarget(graph, id, port.id));
  add(graph.wires.get(id)?.get(JUMP_PORT));
  for (const group of groupsAround(graph, id))
    for (const port of ['timeLimit', ...HIDDEN_PORTS]) add(graph.wires.get(group)?.get(port));
  return next;
}
