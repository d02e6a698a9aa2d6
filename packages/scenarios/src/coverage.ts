import type { Flow } from '@aybiza/flow';
import type { ScenarioResult } from './run-scenario.ts';

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

/** One name for a way out of a node; neither part holds a space. */
export function edgeKey(node: string, port: string): string {
  return `${node} ${port}`;
}

export function coverageOf(flow: Flow, results: readonly Pick<ScenarioResult, 'moves'>[]): Coverage {
  const byWay = new Map<string, number>();
  const nodes = new Map<string, number>();
  for (const { moves } of results) {
    for (const key of new Set(moves.map(({ node, port }) => edgeKey(node, port))))
      byWay.set(key, (byWay.get(key) ?? 0) + 1);
    for (const node of new Set(moves.flatMap((move) => [move.node, move.to])))
      if (Object.hasOwn(flow.nodes, node)) nodes.set(node, (nodes.get(node) ?? 0) + 1);
  }
  const edges = new Map(
    Object.entries(flow.edges).map(([id, { from }]) => [id, byWay.get(edgeKey(from.node, from.port)) ?? 0]),
  );
  const uncovered = [...edges].filter(([, count]) => count === 0).map(([id]) => id);
  return { edges, nodes, uncovered, share: edges.size === 0 ? 1 : 1 - uncovered.length / edges.size };
}
