import type { Edge, Flow } from '@aybiza/flow';
import { equalityDeep } from 'lib0/function';
import * as Y from 'yjs';
import { isMembers } from './shape.ts';
import { fromShared, toShared } from './to-shared.ts';

/** Where the flow stands in the document. */
export function flowMap(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('flow');
}

/** Writes a flow into an empty document. Once: two who do it for the same flow have two documents that do not go together. */
export function fillDoc(doc: Y.Doc, flow: Flow): void {
  doc.transact(() => {
    for (const [name, member] of Object.entries(flow)) flowMap(doc).set(name, toShared(member, [name]));
  });
}

/**
 * The flow that a document holds, without wires of steps that are not there. It has the shape of a flow as long as everybody writes
 * flows, but two edits that are fine alone can be too much together, as two texts put into one: whoever keeps it parses it.
 */
export function readFlow(doc: Y.Doc): Flow {
  const read = fromShared(flowMap(doc)) as Flow; // the document is written by this package alone
  return { ...read, edges: shownEdges(read.edges, read.nodes) };
}

/**
 * A flow brought up to date with what its document reports (`observeDeep` on `flowMap`). What did not change stays the same
 * object.
 */
export function applyEvents(flow: Flow, doc: Y.Doc, events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): Flow {
  let next: unknown = flow;
  let wiring = false;
  for (const event of events) {
    // Its step, for example, was removed in the same transaction.
    if (event.target._item?.deleted) continue;
    const path = event.path;
    wiring ||= path.length === 0 || path[0] === 'edges' || (path[0] === 'nodes' && path.length === 1);
    if (event.target instanceof Y.Map)
      for (const name of event.keys.keys())
        next = withMember(next, [...path, name], event.target.has(name) ? fromShared(event.target.get(name)) : ABSENT);
    else next = withMember(next, path, fromShared(event.target));
  }
  if (!wiring) return next as Flow; // of the same shape as the document, which is a flow's
  return rewired(next as Flow, doc, flow);
}

const ABSENT = Symbol('absent');

/** A copy with another value at a path; everything beside the path stays the same object. */
function withMember(inside: unknown, [name, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (name === undefined) return value;
  if (Array.isArray(inside)) {
    const copy = [...inside];
    copy[Number(name)] = withMember(copy[Number(name)], rest, value);
    return copy;
  }
  // What is inside something that was itself read anew just now is there already.
  if (!isMembers(inside)) return inside;
  if (rest.length === 0 && value === ABSENT) {
    const { [name]: _, ...others } = inside;
    return others;
  }
  return { ...inside, [name]: withMember(inside[name], rest, value) };
}

/** With the wires that the document has now: one comes back with its step. Those that are as they were stay the same object. */
function rewired(flow: Flow, doc: Y.Doc, before: Flow): Flow {
  const inDocument = flowMap(doc).get('edges');
  const edges = inDocument instanceof Y.Map ? (fromShared(inDocument) as Flow['edges']) : {};
  const known = Object.entries(edges).map(([id, edge]): [string, Edge] => {
    const old = before.edges[id];
    return [id, old !== undefined && equalityDeep(old, edge) ? old : edge];
  });
  const shown = shownEdges(Object.fromEntries(known), flow.nodes);
  return { ...flow, edges: equalityDeep(shown, before.edges) ? before.edges : shown };
}

function shownEdges(edges: Flow['edges'], nodes: Flow['nodes']): Flow['edges'] {
  return Object.fromEntries(
    Object.entries(edges).filter(
      ([, { from, to }]) => Object.hasOwn(nodes, from.node) && Object.hasOwn(nodes, to.node),
    ),
  );
}
