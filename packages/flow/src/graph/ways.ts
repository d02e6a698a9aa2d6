import type { FlowNode } from '../node.ts';
import { waitsAt } from '../node-kinds/index.ts';
import { JUMP_PORT } from '../node-kinds/jump/define.ts';
import type { Port } from '../port.ts';
import { type Fallbacks, findFallbackHandler } from './fallback-handler.ts';
import { findWire, type Way, wireOf } from './wires.ts';

/** Not a node: the built-in apology, after which the call ends. */
export const APOLOGY = '$apology';

export interface Leading extends Fallbacks {
  readonly ports: ReadonlyMap<string, readonly Port[]>;
}

/** Every way out of each node by its own ports and what they fall back to, whatever conditions say. */
export function readWays(graph: Leading): ReadonlyMap<string, readonly Way[]> {
  const ways = new Map<string, readonly Way[]>();
  for (const [id, ports] of graph.ports) {
    const own = ports.map((port) => wayBy(graph, id, port));
    const jump = wireOf(graph.wires, id, JUMP_PORT);
    if (jump !== undefined) own.push(jump);
    ways.set(id, own);
  }
  return ways;
}

/** Where a port leads: by a wire, to a handler for what is left open, else to the built-in apology. */
export function wayBy(graph: Fallbacks, node: string, { id, fallback }: Pick<Port, 'id' | 'fallback'>): Way {
  const wire = findWire(graph, node, id);
  if (wire !== undefined) return wire;
  // A port that must be wired is an error of its own; here it counts as a way out, so that one mistake is reported once.
  const handler = findFallbackHandler(graph, node, fallback);
  return handler === undefined ? { port: id, to: APOLOGY, by: 'nobody' } : { port: id, to: handler, by: 'handler' };
}

/** Does the call stop here, so that a caller may ask for something else? */
export function isQuestion({ nodes }: { readonly nodes: ReadonlyMap<string, FlowNode> }, id: string): boolean {
  const node = nodes.get(id);
  return node !== undefined && waitsAt(node);
}
