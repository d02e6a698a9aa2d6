import type { FlowNode } from '@aybiza/flow';

/** A draft whose wires lead from node to node: what is mended and laid out before it is compiled. Changed in place. */
export interface Drawing {
  readonly nodes: Map<string, FlowNode>;
  /** Nodes with a place of their own. */
  readonly placed: ReadonlySet<string>;
  /** node → port → the node where it leads. Ports left to the flow's apology are not in it. */
  readonly wires: Map<string, Map<string, string>>;
  /** The node where the call ends as it would in the original; not yet in `nodes`. */
  readonly end: string;
  freeId(wanted: string): string;
}
