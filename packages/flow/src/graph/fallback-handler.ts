import type { FlowNode } from '../node.ts';
import type { PortFallback } from '../port.ts';
import { groupsAround } from './groups.ts';
import { reachable } from './reachable.ts';
import type { Wires } from './wires.ts';

/** What decides about who takes what is left open. */
export interface Fallbacks {
  readonly nodes: ReadonlyMap<string, FlowNode>;
  readonly wires: Wires;
  /** node → the group it stands in. */
  readonly groups: ReadonlyMap<string, string>;
  readonly handlers: readonly string[];
  /** Nodes a caller can come to only through a handler. */
  readonly aside: ReadonlySet<string>;
}

/** What a handler can be for that nobody asks for in words. */
export type SystemTrigger = 'error' | 'hangUp' | 'timeLimit' | 'silence';

/** The handler for something in exactly this scope: a group, or the flow itself. */
export function handlerFor(
  { nodes, handlers, groups }: Pick<Fallbacks, 'nodes' | 'handlers' | 'groups'>,
  group: string | undefined,
  trigger: SystemTrigger,
): string | undefined {
  return handlers.find((id) => {
    const node = nodes.get(id);
    return node?.kind === 'handler' && node.data.trigger.on === trigger && groups.get(id) === group;
  });
}

/**
 * The handler that takes what leaves by an open port of this sort: that of the nearest group, else that of the flow. A handler
 * never takes what its own steps leave open: a caller would go round in it for ever.
 */
export function findFallbackHandler(graph: Fallbacks, node: string, fallback: PortFallback): string | undefined {
  if ((fallback !== 'silence' && fallback !== 'failure') || graph.handlers.length === 0) return undefined;
  const trigger = fallback === 'silence' ? 'silence' : 'error';
  for (const group of [...groupsAround(graph, node), undefined]) {
    const handler = handlerFor(graph, group, trigger);
    if (handler !== undefined && !(graph.aside.has(node) && stepsOf(graph, handler).has(node))) return handler;
  }
  return undefined;
}

/** Asked for at each open port of a flow, so it is worked out once per drawing and handler. */
const steps = new WeakMap<Wires, Map<string, ReadonlySet<string>>>();

/** Everything a handler leads to. */
function stepsOf({ wires }: Fallbacks, handler: string): ReadonlySet<string> {
  const known = steps.get(wires) ?? new Map<string, ReadonlySet<string>>();
  steps.set(wires, known);
  const found = known.get(handler) ?? reachable([handler], (id) => wires.get(id)?.map(({ to }) => to) ?? []);
  known.set(handler, found);
  return found;
}
