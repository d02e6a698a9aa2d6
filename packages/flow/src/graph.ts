import { byId } from './by-id.ts';
import { leaveGroup, removeWire } from './fixes.ts';
import type { Flow } from './flow.ts';
import type { FlowNode } from './node.ts';
import { definitionOf, portsOf } from './node-kinds/index.ts';
import { JUMP_PORT } from './node-kinds/jump/define.ts';
import { HIDDEN_PORTS, type Port } from './port.ts';
import { mended, type Problem, problem } from './problem.ts';

/** A flow's nodes and edges, checked and indexed: where each wired port leads, and which group each node stands in. */
export interface Graph {
  readonly nodes: ReadonlyMap<string, FlowNode>;
  /** node → port → the node where it leads, never a group. Only edges that join an existing port to an existing node are in it. */
  readonly wires: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly ports: ReadonlyMap<string, readonly Port[]>;
  /** node → the group it stands in. */
  readonly groups: ReadonlyMap<string, string>;
  readonly starts: readonly string[];
  readonly handlers: readonly string[];
  /** Nodes a caller can come to from the start. */
  readonly main: ReadonlySet<string>;
  /** Nodes a caller can come to only through a handler. */
  readonly aside: ReadonlySet<string>;
}

/** Indexes a flow and reports edges and groups that lead to nowhere. Linear in nodes and edges. */
export function buildGraph(flow: Flow, problems: Problem[]): Graph {
  const nodes = new Map(Object.entries(flow.nodes).sort(byId));
  const ports = new Map([...nodes].map(([id, node]) => [id, portsOf(node)]));
  const groups = placeInGroups(nodes, problems);
  const wires = wire(flow, { nodes, ports }, problems);
  const ofKind = (kind: FlowNode['kind']) => [...nodes].filter(([, node]) => node.kind === kind).map(([id]) => id);
  const indexed = { nodes, wires, ports, groups };
  const starts = ofKind('start');
  const handlers = ofKind('handler');
  const after = (id: string) => waysFrom(indexed, id);
  const main = reachable(starts.slice(0, 1), after);
  const aside = new Set([...reachable(handlers, after)].filter((id) => !main.has(id)));
  return { ...indexed, starts, handlers, main, aside };
}

type Indexed = Pick<Graph, 'nodes' | 'wires' | 'ports' | 'groups'>;

/** The groups around a node, the nearest first. */
export function groupsAround({ groups }: Pick<Graph, 'groups'>, node: string): string[] {
  const around: string[] = [];
  for (let group = groups.get(node); group !== undefined; group = groups.get(group)) around.push(group);
  return around;
}

/** Where a port leads by a wire: its own, else that of a group around it by the port of the same name. */
export function wiredTarget(graph: Pick<Graph, 'wires' | 'groups'>, node: string, port: string): string | undefined {
  const own = graph.wires.get(node)?.get(port);
  if (own !== undefined || graph.groups.size === 0) return own;
  for (const group of groupsAround(graph, node)) {
    const target = graph.wires.get(group)?.get(port);
    if (target !== undefined) return target;
  }
  return undefined;
}

/** Every node that a caller can come to next without a handler. */
function waysFrom(graph: Indexed, id: string): string[] {
  const own = (graph.ports.get(id) ?? []).map((port) => wiredTarget(graph, id, port.id));
  const jump = graph.wires.get(id)?.get(JUMP_PORT);
  const around = groupsAround(graph, id).flatMap((group) =>
    ['timeLimit', ...HIDDEN_PORTS].map((port) => graph.wires.get(group)?.get(port)),
  );
  return [...own, jump, ...around].filter((target) => target !== undefined);
}

/** Which group each node stands in; a start, and what names no group or stands in itself, stands in none. */
function placeInGroups(nodes: ReadonlyMap<string, FlowNode>, problems: Problem[]): Map<string, string> {
  const groups = new Map<string, string>();
  for (const [id, { group, kind }] of nodes) {
    if (group === undefined) continue;
    if (kind === 'start')
      problems.push(
        mended(
          problem(
            'START_IN_GROUP',
            { node: id },
            'A call begins outside of all groups: take the start out of this one.',
          ),
          leaveGroup(id),
        ),
      );
    else if (nodes.get(group)?.kind === 'group') groups.set(id, group);
    else
      problems.push(
        mended(
          problem('UNKNOWN_GROUP', { node: id }, 'This step stands in a group that is not there any more.'),
          leaveGroup(id),
        ),
      );
  }
  const settled = new Set<string>();
  for (const id of groups.keys()) {
    const walked = new Set([id]);
    let at = groups.get(id);
    for (; at !== undefined && !settled.has(at) && !walked.has(at); at = groups.get(at)) walked.add(at);
    if (at !== undefined && walked.has(at)) {
      problems.push(
        mended(
          problem('GROUP_CYCLE', { node: at }, 'This group stands inside itself: take it out of one of them.'),
          leaveGroup(at),
        ),
      );
      groups.delete(at);
    }
    for (const passed of walked) settled.add(passed);
  }
  return groups;
}

function wire(
  flow: Flow,
  { nodes, ports }: Pick<Indexed, 'nodes' | 'ports'>,
  problems: Problem[],
): Map<string, Map<string, string>> {
  const wires = new Map<string, Map<string, string>>();
  const connect = (from: string, port: string, to: string) => {
    const known = wires.get(from) ?? new Map<string, string>();
    wires.set(from, known.set(port, to));
  };
  const portIds = new Map([...ports].map(([id, list]) => [id, new Set(list.map((port) => port.id))]));
  for (const [edge, { from, to }] of Object.entries(flow.edges).sort(byId)) {
    const target = landing(nodes, to.node);
    if (portIds.get(from.node)?.has(from.port) !== true) {
      const message = `A wire starts at a port that is not there (${from.node}, ${from.port}).`;
      problems.push(mended(problem('EDGE_FROM_NOWHERE', { edge }, message), removeWire(edge)));
    } else if (target === undefined) {
      const message =
        nodes.get(to.node)?.kind === 'group'
          ? 'This wire leads to a group in which nothing begins: choose the step where callers begin.'
          : 'This wire leads to a node that is not there: a caller who takes it falls off.';
      const found = problem('EDGE_TO_NOWHERE', { edge, node: from.node, port: from.port }, message);
      problems.push(mended(found, removeWire(edge)));
    } else if (wires.get(from.node)?.has(from.port)) {
      problems.push(
        mended(
          problem(
            'SECOND_EDGE',
            { edge, node: from.node, port: from.port },
            'Two wires leave one port: a caller can only go one way.',
          ),
          removeWire(edge),
        ),
      );
    } else connect(from.node, from.port, target);
  }
  for (const [id, node] of nodes) {
    if (node.kind !== 'jump') continue;
    const target = landing(nodes, node.data.to);
    if (target !== undefined) connect(id, JUMP_PORT, target);
    else
      problems.push(
        problem('EDGE_TO_NOWHERE', { node: id, field: 'to' }, 'This jump leads nowhere: choose the step it goes to.'),
      );
  }
  return wires;
}

/** The node where somebody begins who is sent to this one: for a group the first step inside it. */
function landing(nodes: ReadonlyMap<string, FlowNode>, id: string): string | undefined {
  const seen = new Set<string>();
  for (let at = id; !seen.has(at); ) {
    const node = nodes.get(at);
    if (node === undefined || !definitionOf(node).hasInput) return undefined;
    if (node.kind !== 'group') return at;
    seen.add(at);
    at = node.data.entry;
  }
  return undefined;
}

/** Everything that can be come to from some nodes, those included. */
export function reachable(from: readonly string[], next: (id: string) => Iterable<string>): Set<string> {
  const seen = new Set(from);
  const open = [...from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const to of next(id)) {
      if (seen.has(to)) continue;
      seen.add(to);
      open.push(to);
    }
  }
  return seen;
}
