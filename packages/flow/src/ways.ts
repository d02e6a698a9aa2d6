import { findFallbackHandler } from './fallback-handler.ts';
import { type Graph, wiredTarget } from './graph.ts';
import { waitsAt } from './node-kinds/index.ts';
import { JUMP_PORT } from './node-kinds/jump/define.ts';
import type { Port } from './port.ts';

/** Not a node: the built-in apology, after which the call ends. */
export const APOLOGY = '$apology';

/** A way out of a node, and where it leads. */
export interface Way {
  readonly port: string;
  readonly to: string;
}

/** Every way out of a node by its own ports and what they fall back to, whatever conditions say. */
export function waysOf(graph: Graph, id: string): Way[] {
  const ways = (graph.ports.get(id) ?? []).map((port) => ({ port: port.id, to: targetOf(graph, id, port) }));
  const jump = graph.wires.get(id)?.get(JUMP_PORT);
  return jump === undefined ? ways : [...ways, { port: JUMP_PORT, to: jump }];
}

/** Where a port leads: by a wire, to a handler for what is left open, else to the built-in apology. */
export function targetOf(graph: Graph, node: string, port: Port): string {
  const wired = wiredTarget(graph, node, port.id);
  if (wired !== undefined) return wired;
  // A port that must be wired is an error of its own; here it counts as a way out, so that one mistake is reported once.
  return port.fallback === 'mustBeWired' ? APOLOGY : (findFallbackHandler(graph, node, port.fallback) ?? APOLOGY);
}

/** Does the call stop here, so that a caller may ask for something else? */
export function isQuestion(graph: Graph, id: string): boolean {
  const node = graph.nodes.get(id);
  return node !== undefined && waitsAt(node);
}
