import type { Flow } from '@aybiza/flow';
import type { ScenarioResult } from './run-scenario.ts';
import type { Move } from './simulation.ts';

/** What share of a flow's wires and steps some calls have taken; ready to be painted on the drawing. */
export interface Coverage {
  /** By edge id: how many calls took it. */
  readonly edges: ReadonlyMap<string, number>;
  /** By node id: how many calls came to it. */
  readonly nodes: ReadonlyMap<string, number>;
  /** Of all wires, 0 to 1; 1 for a flow without any. */
  readonly share: number;
  readonly uncovered: readonly string[];
}

/**
 * Which wire of a flow a move takes: that of the step's own port, else that of the nearest group around it by the port of the same
 * name. Undefined for moves without a wire: into a handler, back from one, inside a subflow.
 */
export function wireFinder(flow: Flow): (move: Pick<Move, 'node' | 'port'>) => string | undefined {
  const byPort = new Map<string, Map<string, string>>();
  for (const [id, { from }] of Object.entries(flow.edges)) {
    const ports = byPort.get(from.node) ?? new Map<string, string>();
    byPort.set(from.node, ports.set(from.port, id));
  }
  return ({ node, port }) => {
    const passed = new Set<string>();
    for (let at: string | undefined = node; at !== undefined && !passed.has(at); at = groupOf(flow, at)) {
      const wire = byPort.get(at)?.get(port);
      if (wire !== undefined) return wire;
      passed.add(at);
    }
    return undefined;
  };
}

function groupOf({ nodes }: Flow, node: string): string | undefined {
  return Object.hasOwn(nodes, node) ? nodes[node]?.group : undefined;
}

export function coverageOf(flow: Flow, results: readonly Pick<ScenarioResult, 'moves'>[]): Coverage {
  const wireOf = wireFinder(flow);
  const edges = new Map(Object.keys(flow.edges).map((id) => [id, 0]));
  const nodes = new Map<string, number>();
  const count = (counts: Map<string, number>, ids: Iterable<string | undefined>) => {
    for (const id of new Set(ids)) if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  };
  for (const { moves } of results) {
    count(edges, moves.map(wireOf));
    const passed = moves.flatMap(({ node, to }) => [node, to]);
    count(
      nodes,
      passed.filter((node) => Object.hasOwn(flow.nodes, node)),
    );
  }
  const uncovered = [...edges].filter(([, taken]) => taken === 0).map(([id]) => id);
  return { edges, nodes, uncovered, share: edges.size === 0 ? 1 : 1 - uncovered.length / edges.size };
}
