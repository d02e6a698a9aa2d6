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
 * What a node tells, read again only when it has changed or something it is read with: an editor checks the flow after each edit, and
 * all other nodes are the same objects as before. Not for nodes that know variables of a group, nor for flows inside.
 */
export function recallReading(
  { id, node, flow }: { readonly id: string; readonly node: FlowNode; readonly flow: Flow },
  read: () => NodeReading,
): NodeReading {
  const known = kept.get(node);
  if (known !== undefined && known.id === id && isReadAlike(known, flow)) return known;
  const reading = read();
  kept.set(node, { ...reading, id, flow });
  return reading;
}

function isReadAlike({ flow, problems }: Kept, now: Flow): boolean {
  return READ_WITH.every((part) => flow[part] === now[part]) && (problems.length === 0 || flow.edges === now.edges);
}
