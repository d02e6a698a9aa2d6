import { validateFlow } from './compile-flow.ts';
import type { Edge, Flow } from './flow.ts';
import { freeId } from './free-id.ts';
import { buildGraph, type Graph } from './graph/build-graph.ts';
import { groupsAround } from './graph/groups.ts';
import { reachable } from './graph/reachable.ts';
import type { Way } from './graph/wires.ts';
import { type FlowNode, flowNodeSchema, type NodeKind } from './node.ts';
import { definitionOf, nodeKinds, portsOf } from './node-kinds/index.ts';
import type { Problem } from './problem.ts';

/** Where a new step is to stand. */
export type StepPlace =
  /** At the end of a way out. */
  | { readonly by: 'port'; readonly from: Edge['from'] }
  /** In the middle of a wire. */
  | { readonly by: 'wire'; readonly edge: string }
  /** In front of a step, to which it leads. */
  | { readonly by: 'entry'; readonly to: string };

/** The kinds of step that fit a place, those first that have something to do there. */
export interface FittingKinds {
  readonly fit: readonly NodeKind[];
  /** These may stand there too, and would have nothing to do: words to judge, documents, a call that has begun. */
  readonly last: readonly NodeKind[];
}

/** What is known of a place, however many kinds are tried at it. */
interface Standing {
  readonly flow: Flow;
  readonly from: Edge['from'] | undefined;
  readonly to: string | undefined;
  /** Only what stands around the place: one kind after the other is checked in it, however large the flow is. */
  readonly sketch: Flow;
  /** What was wrong before. */
  readonly known: ReadonlySet<string>;
  /** Is nobody on the line any more? */
  readonly isAlone: boolean;
  /** Has the caller said anything before? */
  readonly isHeard: boolean;
  /** Has the call only just begun? */
  readonly isFirst: boolean;
}

/** In a sketch: leads to the place as the whole flow does. */
const BEGINNING = { start: 'sketch-start', handler: 'sketch-handler' } as const;

/**
 * The kinds of step that a place takes. What would at once be wrong in the drawing, and what no form of the new step mends, is told by
 * the compiler; what makes no sense there by the definitions of the kinds. Nothing fits a place that is not there.
 */
export function fittingKinds(flow: Flow, place: StepPlace): FittingKinds {
  const standing = standingOf(flow, place);
  if (standing === undefined) return { fit: [], last: [] };
  const kinds = flowNodeSchema.options.map((option) => option.shape.kind.value);
  const fit: NodeKind[] = [];
  const last: NodeKind[] = [];
  for (const kind of kinds) {
    const use = useOf(kind, standing);
    if (use === 'some') fit.push(kind);
    if (use === 'none') last.push(kind);
  }
  return { fit, last };
}

function standingOf(flow: Flow, place: StepPlace): Standing | undefined {
  const wire = place.by === 'wire' ? flow.edges[place.edge] : undefined;
  const from = place.by === 'port' ? place.from : wire?.from;
  const to = place.by === 'entry' ? place.to : wire?.to.node;
  const source = from === undefined ? undefined : flow.nodes[from.node];
  const target = to === undefined ? undefined : flow.nodes[to];
  const hasPort = from === undefined || (source !== undefined && portsOf(source).some(({ id }) => id === from.port));
  const hasEntry = to === undefined || (target !== undefined && definitionOf(target).hasInput);
  if ((from ?? to) === undefined || !hasPort || !hasEntry) return undefined;
  const graph = buildGraph(flow);
  const sketch = sketchOf(flow, { from, to }, graph);
  return {
    flow,
    from,
    to,
    sketch,
    known: new Set(validateFlow(sketch).map(nameOf)),
    isAlone: from !== undefined && isAloneAt(graph, from),
    isHeard: from === undefined || isHeardAt(graph, from),
    isFirst: source?.kind === 'start',
  };
}

/** What a new step of this kind would be good for there; `impossible` where it cannot or must not stand. */
function useOf(kind: NodeKind, standing: Standing): 'some' | 'none' | 'impossible' {
  const { from, to, flow } = standing;
  const definition = definitionOf({ kind });
  if (from !== undefined && !definition.hasInput) return 'impossible';
  if (kind === 'start' && Object.values(flow.nodes).some((node) => node.kind === 'start')) return 'impossible';
  const node: FlowNode = flowNodeSchema.parse({ kind, position: { x: 0, y: 0 }, data: definition.defaults() });
  const [first] = portsOf(node);
  if (to !== undefined && first === undefined) return 'impossible';
  // Nobody would hear it, and nobody would answer. A way out is needed all the same.
  if (standing.isAlone && first !== undefined && isForPeople(node)) return 'impossible';
  const found = problemsWith(node, standing);
  if (found.some((problem) => problem.severity === 'error')) return 'impossible';
  const isEmpty = found.some(({ code }) => code === 'NO_KNOWLEDGE');
  const isLost = !standing.isHeard && definitionOf<NodeKind>(node).judgesWords?.(node.data) === true;
  // A call that is over, or led elsewhere, before anything was said in it.
  const isSudden = standing.isFirst && first === undefined;
  return isEmpty || isLost || isSudden ? 'none' : 'some';
}

/** What is wrong with the new step, or only since it is there, beside what its form and its own wires mend. */
function problemsWith(node: FlowNode, { from, to, sketch, known }: Standing): Problem[] {
  const id = freeId('sketch-step', new Set(Object.keys(sketch.nodes)));
  const [first] = portsOf(node);
  const edges: Record<string, Edge> = { ...sketch.edges };
  if (from !== undefined) edges['sketch-in'] = { from, to: { node: id } };
  if (to !== undefined && first !== undefined)
    edges['sketch-out'] = { from: { node: id, port: first.id }, to: { node: to } };
  const problems = validateFlow({ ...sketch, nodes: { ...sketch.nodes, [id]: node }, edges });
  const isMended = ({ code, place }: Problem) =>
    code !== 'NO_KNOWLEDGE' && place.node === id && (place.field !== undefined || place.port !== undefined);
  return problems.filter((found) => !known.has(nameOf(found)) && !isMended(found));
}

function nameOf({ code, place }: Problem): string {
  return JSON.stringify([code, place.node, place.port, place.field, place.edge, place.rule]);
}

/** The steps at the place with what stands around them, come to as in the flow: from the start, or by a handler. */
function sketchOf(
  flow: Flow,
  { from, to }: { from: Edge['from'] | undefined; to: string | undefined },
  graph: Graph,
): Flow {
  const ids = [from?.node, to].filter((id) => id !== undefined);
  const nodes: Record<string, FlowNode> = {};
  for (const id of ids.flatMap((own) => [own, ...groupsOf(flow, own)])) {
    const node = flow.nodes[id];
    if (node !== undefined) nodes[id] = node;
  }
  const edges: Record<string, Edge> = {};
  const begin = (kind: keyof typeof BEGINNING, led: string | undefined) => {
    const id = freeId(BEGINNING[kind], new Set(Object.keys(flow.nodes)));
    nodes[id] = flowNodeSchema.parse({ kind, position: { x: 0, y: 0 }, data: nodeKinds[kind].defaults() });
    if (led !== undefined) edges[id] = { from: { node: id, port: 'next' }, to: { node: led } };
  };
  const source = from?.node;
  const kind = source === undefined ? undefined : flow.nodes[source]?.kind;
  const isOnMain = source !== undefined && graph.main.has(source);
  if (graph.starts.length > 0 && kind !== 'start') begin('start', isOnMain ? source : undefined);
  if (source !== undefined && !isOnMain && kind !== 'handler') begin('handler', source);
  return { ...flow, nodes, edges, rules: {}, scenarios: {} };
}

/** The groups around a step, however they stand in each other. */
function groupsOf(flow: Flow, id: string): readonly string[] {
  return [...reachable([id], (own) => [flow.nodes[own]?.group].filter((group) => group !== undefined))].slice(1);
}

/** Is it said to somebody, or asked of them? */
function isForPeople(node: FlowNode): boolean {
  const definition = definitionOf<NodeKind>(node);
  return (
    definition.family === 'talk' ||
    definition.family === 'ask' ||
    definition.callerPorts !== undefined ||
    definition.speaks?.(node.data) === true
  );
}

/** Ways on which nobody listens: where they begin, and nothing but they leads further. */
function isAloneAt(graph: Graph, { node, port }: Edge['from']): boolean {
  const isLeft = (id: string, by: string) => {
    const from = graph.nodes.get(id);
    return from !== undefined && definitionOf<NodeKind>(from).deserted?.(from.data).includes(by) === true;
  };
  if (isLeft(node, port)) return true;
  if (!graph.main.has(node) && !graph.aside.has(node)) return false;
  const attended = reachable([...graph.starts, ...graph.handlers], (id) => {
    const caught = groupsAround(graph, id).flatMap((group) =>
      waysBut(graph.wires.get(group), (by) => isLeft(group, by)),
    );
    return [...waysBut(graph.ways.get(id), (by) => isLeft(id, by)), ...caught];
  });
  return !attended.has(node);
}

function waysBut(ways: readonly Way[] = [], isLeft: (port: string) => boolean): string[] {
  return ways.filter(({ port }) => !isLeft(port)).map(({ to }) => to);
}

/** May the caller have said something on a way to this port? */
function isHeardAt(graph: Graph, { node, port }: Edge['from']): boolean {
  const hears = (id: string, by: string) => {
    const from = graph.nodes.get(id);
    if (from === undefined) return false;
    const definition = definitionOf<NodeKind>(from);
    if (definition.judgesWords?.(from.data) === true && (definition.callerPorts?.(from.data) ?? []).length === 0)
      return false;
    // A flow inside may ask; whoever calls for a handler did so in words.
    if (from.kind === 'subflow') return true;
    if (from.kind === 'handler') return from.data.trigger.on === 'says';
    if (from.kind === 'start') return definition.waits(from.data);
    const silent = definition.silentPorts?.(from.data);
    return silent !== undefined && !silent.includes(by);
  };
  if (hears(node, port)) return true;
  const leads = new Map<string, { from: string; port: string }[]>();
  for (const [from, ways] of graph.ways)
    for (const way of ways) leads.set(way.to, [...(leads.get(way.to) ?? []), { from, port: way.port }]);
  const before = reachable([node], (id) => (leads.get(id) ?? []).map(({ from }) => from));
  return [...before].some((id) => (leads.get(id) ?? []).some((way) => hears(way.from, way.port)));
}
