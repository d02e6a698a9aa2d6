import { byId } from './by-id.ts';
import type { Edge, Flow } from './flow.ts';
import type { FlowNode } from './node.ts';

/** One place in which two documents differ. What is not there in one of them is left out. */
export interface FieldChange {
  /** The way to it, with dots; items that have an id by their id, whatever their place in the list. */
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

export interface NodeDiff {
  /** `moved`: only the drawing differs; callers notice nothing. */
  readonly change: 'added' | 'removed' | 'changed' | 'moved';
  /** Of a changed node: `label`, `group`, `kind` and what is in its data. */
  readonly fields: readonly FieldChange[];
}

/** A way out that leads elsewhere now, or leads anywhere only in one of the documents. */
export interface WireDiff {
  readonly from: Edge['from'];
  /** Nodes. */
  readonly before?: string;
  readonly after?: string;
}

/** What is different between two versions of a flow. */
export interface FlowDiff {
  /** Only nodes that differ, by id. */
  readonly nodes: ReadonlyMap<string, NodeDiff>;
  readonly wires: readonly WireDiff[];
  /** Everything else: `settings.language`, `variables.day.type`, `name`. */
  readonly rest: readonly FieldChange[];
}

/** Compares two versions of a flow. The order of the answer depends on ids alone, not on how a document was written. */
export function diffFlows(before: Flow, after: Flow): FlowDiff {
  const { nodes: nodesBefore, edges: edgesBefore, ...restBefore } = before;
  const { nodes: nodesAfter, edges: edgesAfter, ...restAfter } = after;
  return {
    nodes: diffNodes(nodesBefore, nodesAfter),
    wires: diffWires(edgesBefore, edgesAfter),
    rest: changesIn('', restBefore, restAfter),
  };
}

export function isNoDiff({ nodes, wires, rest }: FlowDiff): boolean {
  return nodes.size === 0 && wires.length === 0 && rest.length === 0;
}

function diffNodes(before: Flow['nodes'], after: Flow['nodes']): Map<string, NodeDiff> {
  const diffs = new Map<string, NodeDiff>();
  for (const [id] of Object.entries({ ...before, ...after }).sort(byId)) {
    const [old, now] = [before[id], after[id]];
    if (old === now) continue;
    if (old === undefined) diffs.set(id, { change: 'added', fields: [] });
    else if (now === undefined) diffs.set(id, { change: 'removed', fields: [] });
    else {
      const fields = changesIn('', meaningOf(old), meaningOf(now));
      if (fields.length > 0) diffs.set(id, { change: 'changed', fields });
      else if (changesIn('', old, now).length > 0) diffs.set(id, { change: 'moved', fields: [] });
    }
  }
  return diffs;
}

/** A node without what only its picture is made from. */
function meaningOf({ position: _position, data, ...rest }: FlowNode): Record<string, unknown> {
  if (rest.kind !== 'group') return { ...rest, ...data };
  const { collapsed: _collapsed, size: _size, ...meant } = { collapsed: false, size: null, ...data };
  return { ...rest, ...meant };
}

function diffWires(before: Flow['edges'], after: Flow['edges']): WireDiff[] {
  const [old, now] = [targetsOf(before), targetsOf(after)];
  const ways = new Map([...old, ...now].map(([way, { from }]) => [way, from]));
  return [...ways].sort(byId).flatMap(([way, from]): WireDiff[] => {
    const [was, is] = [old.get(way)?.to.node, now.get(way)?.to.node];
    if (was === is) return [];
    return [{ from, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) }];
  });
}

function targetsOf(edges: Flow['edges']): Map<string, Edge> {
  return new Map(Object.values(edges).map((edge) => [`${edge.from.node} ${edge.from.port}`, edge]));
}

function changesIn(field: string, before: unknown, after: unknown): FieldChange[] {
  if (Object.is(before, after)) return [];
  const [old, now] = [entriesOf(before), entriesOf(after)];
  if (old === undefined || now === undefined) return isSame(before, after) ? [] : [change(field, before, after)];
  const names = Object.keys({ ...old, ...now }).sort();
  const changes = names.flatMap((name) => changesIn(field === '' ? name : `${field}.${name}`, old[name], now[name]));
  // The same items in another order: that is what has changed.
  const isReordered = changes.length === 0 && Array.isArray(before) && !isSame(before, after);
  return isReordered ? [change(field, Object.keys(old), Object.keys(now))] : changes;
}

function change(field: string, before: unknown, after: unknown): FieldChange {
  return { field, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

/** The members of an object, or the items of a list by their ids. Undefined for anything else. */
function entriesOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return { ...value };
  const items = value.flatMap((item: unknown) => {
    const id: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, 'id') : undefined;
    return typeof id === 'string' ? [[id, item] as const] : [];
  });
  const named = Object.fromEntries(items);
  return Object.keys(named).length === value.length ? named : undefined;
}

/** The same data, in the same order where it is a list. */
function isSame(before: unknown, after: unknown): boolean {
  if (Object.is(before, after)) return true;
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null) return false;
  if (Array.isArray(before) !== Array.isArray(after)) return false;
  const [old, now] = [Object.entries(before), new Map(Object.entries(after))];
  return old.length === now.size && old.every(([name, value]) => now.has(name) && isSame(value, now.get(name)));
}
