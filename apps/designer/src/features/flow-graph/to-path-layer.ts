import { nodesOnPath, type PathStep } from '@aybiza/call-log';
import type { Flow } from '@aybiza/flow';
import type { PathLayer } from './graph-layers.ts';

/** The way of a call to what is lit in the drawing. A call of an older version may name nodes that are gone: they are passed over. */
export function toPathLayer(flow: Flow, steps: readonly PathStep[], { live }: { live: boolean }): PathLayer {
  const taken = new Set(steps.map(({ from, port }) => `${from} ${port}`));
  const edges = Object.entries(flow.edges).filter(([, { from }]) => taken.has(`${from.node} ${from.port}`));
  const visited = nodesOnPath(steps);
  const current = visited.at(-1);
  const starts = steps.slice(0, 1).map(({ from }) => from);
  return {
    nodes: new Set([...starts, ...visited].filter((id) => Object.hasOwn(flow.nodes, id))),
    edges: new Set(edges.map(([id]) => id)),
    current: live && current !== undefined && Object.hasOwn(flow.nodes, current) ? current : null,
  };
}
