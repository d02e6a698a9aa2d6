import {
  definitionOf,
  type Edge,
  type Flow,
  type FlowNode,
  flowNodeSchema,
  MAX_NODES,
  type NodeKind,
  nodeKinds,
  portsOf,
} from '@aybiza/flow';
import type { Command } from './command.ts';
import { connect } from './connect.ts';

export interface AddNodeArgs {
  readonly id: string;
  readonly kind: NodeKind;
  readonly position: { readonly x: number; readonly y: number };
  /** The port it is wired to at once. */
  readonly from?: Edge['from'] | undefined;
  /** The step that it leads to at once, by its first way out. */
  readonly to?: string | undefined;
}

/** Puts a new step on the canvas, wired to where it was asked for. */
export const addNode: Command<AddNodeArgs> = {
  name: 'add-node',
  label: (words) => words.addNode,
  shortcut: null,
  allowed(flow, { id, kind, from, to }) {
    if (Object.hasOwn(flow.nodes, id) || Object.keys(flow.nodes).length >= MAX_NODES) return false;
    const target = to === undefined ? undefined : flow.nodes[to];
    if (to !== undefined && (target === undefined || !definitionOf(target).hasInput)) return false;
    return from === undefined || nodeKinds[kind].hasInput;
  },
  run(flow, { id, kind, position, from, to }) {
    const node = newNode(kind, position);
    flow.nodes[id] = node;
    if (from !== undefined) connect.run(flow, { from, to: { node: id } });
    const [first] = portsOf(node);
    if (to !== undefined && first !== undefined)
      connect.run(flow, { from: { node: id, port: first.id }, to: { node: to } });
  },
};

/** A node as its kind begins. */
export function newNode(kind: NodeKind, position: AddNodeArgs['position']): FlowNode {
  const place = { x: Math.round(position.x), y: Math.round(position.y) };
  return flowNodeSchema.parse({ kind, position: place, data: definitionOf({ kind }).defaults() });
}

export function allKinds(): readonly NodeKind[] {
  return flowNodeSchema.options.map((option) => option.shape.kind.value);
}

/** A flow has one start; everything else may be added again and again. */
export function mayAdd(flow: Flow, kind: NodeKind): boolean {
  return kind !== 'start' || !Object.values(flow.nodes).some((node) => node.kind === 'start');
}
