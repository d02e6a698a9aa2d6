import { FLOW_SCHEMA_VERSION, type Flow, type FlowNode, parseFlow } from '@aybiza/flow';
import { freeId } from './free-id.ts';

/** Steps and the wires between them, as they are copied. */
export interface Fragment {
  readonly nodes: Flow['nodes'];
  readonly edges: Flow['edges'];
}

/** The chosen steps and the wires that stay among them. A start is left out: there is one. */
export function copyFragment(flow: Flow, ids: readonly string[]): Fragment {
  const chosen = new Set(ids.filter((id) => flow.nodes[id]?.kind !== 'start'));
  return {
    nodes: Object.fromEntries(Object.entries(flow.nodes).filter(([id]) => chosen.has(id))),
    edges: Object.fromEntries(
      Object.entries(flow.edges).filter(([, { from, to }]) => chosen.has(from.node) && chosen.has(to.node)),
    ),
  };
}

/** Which new id each step of a fragment gets in a flow. */
export function freshIds(flow: Flow, fragment: Fragment): ReadonlyMap<string, string> {
  const taken: Record<string, unknown> = { ...flow.nodes };
  const ids = new Map<string, string>();
  for (const id of Object.keys(fragment.nodes)) {
    const fresh = freeId(taken, id.replace(/\d+$/, ''));
    taken[fresh] = true;
    ids.set(id, fresh);
  }
  return ids;
}

/** Puts a fragment into a draft of a flow, under fresh ids, moved by an offset. */
export function insertFragment(flow: Flow, fragment: Fragment, offset: { x: number; y: number }): void {
  const ids = freshIds(flow, fragment);
  for (const [id, node] of Object.entries(fragment.nodes)) {
    const fresh = ids.get(id);
    if (fresh === undefined) continue;
    const position = { x: Math.round(node.position.x + offset.x), y: Math.round(node.position.y + offset.y) };
    flow.nodes[fresh] = inGroupsOf(flow, { ...node, position }, ids);
  }
  for (const [id, { from, to }] of Object.entries(fragment.edges)) {
    const source = ids.get(from.node);
    const target = ids.get(to.node);
    if (source === undefined || target === undefined) continue;
    flow.edges[freeId(flow.edges, id)] = { from: { node: source, port: from.port }, to: { node: target } };
  }
}

/** A copy stands in the copy of its group; without one in the same group, if there is one here. */
function inGroupsOf(flow: Flow, node: FlowNode, ids: ReadonlyMap<string, string>): FlowNode {
  const { group, ...rest } = node;
  const around = ids.get(group ?? '') ?? (flow.nodes[group ?? '']?.kind === 'group' ? group : undefined);
  const placed: FlowNode = around === undefined ? rest : { ...rest, group: around };
  if (placed.kind !== 'group') return placed;
  return { ...placed, data: { ...placed.data, entry: ids.get(placed.data.entry) ?? '' } };
}

/** A fragment as text for the clipboard: a small flow, so that it can be pasted anywhere a flow can be read. */
export function fragmentToText(fragment: Fragment): string {
  return JSON.stringify({ schemaVersion: FLOW_SCHEMA_VERSION, name: 'Copied steps', ...fragment }, null, 2);
}

/** What is on the clipboard, if it is steps. Anything else, however broken, is undefined. */
export function fragmentFromText(text: string): Fragment | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined; // Expected: most clipboards hold something else than JSON.
  }
  const parsed = parseFlow(value);
  if (!parsed.ok) return undefined;
  return copyFragment(parsed.value, Object.keys(parsed.value.nodes));
}
