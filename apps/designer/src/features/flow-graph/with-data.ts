import type { FlowNode } from '@aybiza/flow';

/**
 * The node with other data of its kind. TypeScript cannot tie the data that a looked-up card or form gives back to its node: both
 * come from the same line of a registry, hence the one assertion.
 */
export function withData(node: FlowNode, data: FlowNode['data']): FlowNode {
  return { ...node, data } as FlowNode;
}
