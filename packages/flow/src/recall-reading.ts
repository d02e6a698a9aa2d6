import type { VariableUse } from './compile-node.ts';
import type { Flow } from './flow.ts';
import type { FlowNode } from './node.ts';
import type { Problem } from './problem.ts';

/** What compiling a node tells beside its state. */
export interface NodeReading {
  readonly use: VariableUse;
  readonly problems: readonly Problem[];
}

interface Kept extends NodeReading {
  readonly id: string;
  readonly flow: Flow;
}

const kept = new WeakMap<FlowNode, Kept>();

/** The parts of a flow that a node is read with. Wires matter only to fixes, which take some of them out. */
const READ_WITH = ['settings', 'variables', 'intents', 'knowledge', 'translations'] as const;

/**
 * What a node tells, as it was read before: undefined when it has changed since, or something it is read with. An editor checks the
 * flow after each edit, and all other nodes are the same objects as before. Not for nodes that know variables of a group, nor for
 * flows inside.
 */
export function recallReading(flow: Flow, id: string, node: FlowNode): NodeReading | undefined {
  const known = kept.get(node);
  return known !== undefined && known.id === id && isReadAlike(known, flow) ? known : undefined;
}

export function keepReading(
  { id, node, flow }: { readonly id: string; readonly node: FlowNode; readonly flow: Flow },
  { use, problems }: NodeReading,
): void {
  kept.set(node, { use, problems, id, flow });
}

function isReadAlike({ flow, problems }: Kept, now: Flow): boolean {
  if (flow === now) return true;
  for (const part of READ_WITH) if (flow[part] !== now[part]) return false;
  return problems.length === 0 || flow.edges === now.edges;
}
