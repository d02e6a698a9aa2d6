import type { NodeData, NodeKind } from '@aybiza/flow';
import type { ComponentType } from 'react';

/** The form of one kind of node. */
export interface InspectorProps<Kind extends NodeKind> {
  readonly data: NodeData<Kind>;
  /**
   * Puts new data into the flow; false when it does not fit there. With the name of the field that is typed into, everything typed
   * until it is left is one step of undo.
   */
  change(data: NodeData<Kind>, typing?: string): boolean;
}

export type Inspector<Kind extends NodeKind> = ComponentType<InspectorProps<Kind>>;

/** The forms of all kinds; while one is missing, nothing compiles. */
export type Inspectors = { readonly [Kind in NodeKind]: Inspector<Kind> };
