import type { Flow } from './flow.ts';
import type { FlowNode } from './node.ts';
import { definitionOf, portsOf } from './node-kinds/index.ts';
import { type Problem, problem } from './problem.ts';

/** A flow's nodes and edges, checked and indexed: where each wired port leads. */
export interface Graph {
  readonly nodes: ReadonlyMap<string, FlowNode>;
  /** node → port → node. Only edges that join an existing port to an existing node are in it. */
  readonly wires: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly starts: readonly string[];
  readonly handlers: readonly string[];
  /** Nodes a caller can come to from the start. */
  readonly main: ReadonlySet<string>;
  /** Nodes a caller can come to only through a handler. */
  readonly aside: ReadonlySet<string>;
}

/** Indexes a flow and reports edges that lead from or to nowhere. Linear in nodes and edges. */
export function buildGraph(flow: Flow, problems: Problem[]): Graph {
  const nodes = new Map(Object.entries(flow.nodes));
  const wires = wire(flow, nodes, problems);
  const ofKind = (kind: FlowNode['kind']) => [...nodes].filter(([, node]) => node.kind === kind).map(([id]) => id);
  const starts = ofKind('start').sort();
  const handlers = ofKind('handler').sort();
  const after = (id: string) => wires.get(id)?.values() ?? [];
  const main = reachable(starts.slice(0, 1), after);
  const aside = new Set([...reachable(handlers, after)].filter((id) => !main.has(id)));
  return { nodes, wires, starts, handlers, main, aside };
}

function wire(flow: Flow, nodes: ReadonlyMap<string, FlowNode>, problems: Problem[]): Map<string, Map<string, string>> {
  const wires = new Map<string, Map<string, string>>();
  const portIds = new Map([...nodes].map(([id, node]) => [id, new Set(portsOf(node).map((port) => port.id))]));
  for (const [edge, { from, to }] of Object.entries(flow.edges).sort(byId)) {
    const target = nodes.get(to.node);
    if (portIds.get(from.node)?.has(from.port) !== true) {
      problems.push(
        problem(
          'EDGE_FROM_NOWHERE',
          { edge },
          `A wire starts at a port that is not there (${from.node}, ${from.port}).`,
        ),
      );
    } else if (target === undefined || !definitionOf(target).hasInput) {
      const message = 'This wire leads to a node that is not there: a caller who takes it falls off.';
      problems.push(problem('EDGE_TO_NOWHERE', { edge, node: from.node, port: from.port }, message));
    } else if (wires.get(from.node)?.has(from.port)) {
      problems.push(
        problem(
          'SECOND_EDGE',
          { edge, node: from.node, port: from.port },
          'Two wires leave one port: a caller can only go one way.',
        ),
      );
    } else {
      const known = wires.get(from.node) ?? new Map<string, string>();
      wires.set(from.node, known.set(from.port, to.node));
    }
  }
  return wires;
}

/** Entries in the order of their ids, so that nothing depends on the order in a document. */
export function byId(left: readonly [string, unknown], right: readonly [string, unknown]): number {
  return left[0] < right[0] ? -1 : left[0] > right[0] ? 1 : 0;
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
