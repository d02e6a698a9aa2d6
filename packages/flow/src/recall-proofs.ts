import type { VariableUse } from './compile-node.ts';
import type { Flow } from './flow.ts';
import type { Graph } from './graph/build-graph.ts';
import type { FlowNode } from './node.ts';
import type { Problem } from './problem.ts';
import { spokenFields } from './spoken-fields.ts';

/** What was proved of a drawing, and what it was proved with. */
export interface Proved {
  readonly flow: Flow;
  readonly subflows: ReadonlyMap<string, Flow>;
  readonly graph: Graph;
  readonly uses: ReadonlyMap<string, VariableUse>;
  readonly problems: readonly Problem[];
}

/** A drawing that was proved before, with the steps that have other words since. */
export interface Recalled extends Proved {
  readonly reworded: readonly string[];
}

/** The newest of each drawing: an edit that moves no wire leaves the very same edges. */
const proved = new WeakMap<Flow['edges'], Proved>();

/** Pasting gives many steps other words at once; comparing them costs more than proving anew. */
const MOST_REWORDED = 10;

/**
 * Whoever writes what is said changes nothing about the ways of a call, only perhaps which variables are said. Undefined unless the
 * flow is a drawing that was proved before, but for the words of a few steps.
 */
export function recallProofs(flow: Flow, subflows: ReadonlyMap<string, Flow>): Recalled | undefined {
  const known = proved.get(flow.edges);
  if (known === undefined || known.subflows !== subflows || !isSameBeside(known.flow, flow)) return undefined;
  const reworded: string[] = [];
  let count = 0;
  for (const id in flow.nodes) {
    count += 1;
    const [node, before] = [flow.nodes[id], known.flow.nodes[id]];
    if (node === undefined || before === undefined) return undefined;
    if (node === before) continue;
    if (reworded.length === MOST_REWORDED || shapeOf(flow, node) !== shapeOf(flow, before)) return undefined;
    reworded.push(id);
  }
  if (count !== known.graph.nodes.size) return undefined;
  return { ...known, flow, graph: withNodes(known.graph, flow, reworded), reworded };
}

export function keepProofs(found: Proved): void {
  proved.set(found.flow.edges, found);
}

/** Do the steps that have other words now use variables as they did before? */
export function areUsesAlike({ reworded, uses }: Recalled, now: ReadonlyMap<string, VariableUse>): boolean {
  return reworded.every((id) => writtenOut(uses.get(id)) === writtenOut(now.get(id)));
}

function writtenOut(use: VariableUse | undefined): string {
  return JSON.stringify(use && [use.reads, use.writes, [...use.knows]]);
}

/** Beside its steps, and what no proof looks at. */
function isSameBeside(before: Flow, now: Flow): boolean {
  const [earlier, later] = [new Map<string, unknown>(Object.entries(before)), Object.entries(now)];
  const isSame = ([part, value]: [string, unknown]) =>
    part === 'nodes' || part === 'name' || part === 'scenarios' || earlier.get(part) === value;
  return earlier.size === later.length && later.every(isSame);
}

const shapes = new WeakMap<FlowNode, string>();

/** A step without the words that are said at it: all that a proof may read of it, beside the variables it uses. */
function shapeOf(flow: Flow, node: FlowNode): string {
  const known = shapes.get(node);
  if (known !== undefined) return known;
  const data = structuredClone(node.data);
  for (const { field } of spokenFields(flow, node)) blank(data, field.split('.'));
  const shape = JSON.stringify({ ...node, data });
  shapes.set(node, shape);
  return shape;
}

/** Puts the same words at a place of a copy. A field that stands nowhere (of a part of an address) stays as it is. */
function blank(data: object, [key = '', ...inner]: readonly string[]): void {
  if (!Object.hasOwn(data, key)) return;
  const members = data as Record<string, unknown>;
  const member = members[key];
  if (inner.length > 0 && typeof member === 'object' && member !== null) blank(member, inner);
  else if (inner.length === 0 && typeof member === 'string') members[key] = '…';
}

function withNodes(graph: Graph, { nodes }: Flow, ids: readonly string[]): Graph {
  const changed = new Map(graph.nodes);
  for (const id of ids) {
    const node = nodes[id];
    if (node !== undefined) changed.set(id, node);
  }
  return { ...graph, nodes: changed };
}
