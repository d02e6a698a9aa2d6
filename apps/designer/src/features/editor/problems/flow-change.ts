import type { Edge, Flow, FlowNode } from '@aybiza/flow';

/** What is another object than before: of nodes and edges the entries, of everything else the whole. */
export interface FlowChange {
  readonly parts: Partial<Flow>;
  readonly nodes: RecordChange<FlowNode>;
  readonly edges: RecordChange<Edge>;
}

interface RecordChange<Item> {
  readonly set: Readonly<Record<string, Item>>;
  readonly removed: readonly string[];
}

/** What one flow has that the other had not. Told apart by identity: an edit leaves alone what it does not change. */
export function changeBetween(before: Flow, after: Flow): FlowChange {
  const earlier = new Map<string, unknown>(Object.entries(before));
  const { nodes, edges, ...others } = after;
  return {
    parts: Object.fromEntries(Object.entries(others).filter(([key, part]) => earlier.get(key) !== part)),
    nodes: recordChange(before.nodes, nodes),
    edges: recordChange(before.edges, edges),
  };
}

function recordChange<Item>(before: Record<string, Item>, after: Record<string, Item>): RecordChange<Item> {
  if (before === after) return { set: {}, removed: [] };
  return {
    set: Object.fromEntries(Object.entries(after).filter(([id, item]) => before[id] !== item)),
    removed: Object.keys(before).filter((id) => !Object.hasOwn(after, id)),
  };
}

/** The later flow again, from the earlier one. What did not change stays the same object. */
export function withChange(before: Flow, { parts, nodes, edges }: FlowChange): Flow {
  return { ...before, ...parts, nodes: changedRecord(before.nodes, nodes), edges: changedRecord(before.edges, edges) };
}

function changedRecord<Item>(before: Record<string, Item>, { set, removed }: RecordChange<Item>): Record<string, Item> {
  if (Object.keys(set).length === 0 && removed.length === 0) return before;
  const gone = new Set(removed);
  const kept = gone.size === 0 ? before : Object.fromEntries(Object.entries(before).filter(([id]) => !gone.has(id)));
  return { ...kept, ...set };
}
