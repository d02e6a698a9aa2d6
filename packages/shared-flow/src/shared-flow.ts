import type { Flow } from '@aybiza/flow';
import { equalityDeep } from 'lib0/function';
import * as Y from 'yjs';
import { isMembers } from './shape.ts';
import { isKeyed, type Keyed, soundItem, soundLane, soundSettings } from './sound.ts';
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
 * The flow that a document holds, without wires of steps that are not there. It can be drawn and edited in any case; but two edits that
 * are fine alone can be too much together, as two texts put into one: whoever keeps it parses it.
 */
export function readFlow(doc: Y.Doc): Flow {
  const members = [...flowMap(doc).keys()].map((name) => [name, readMember(doc, name)]);
  // The document is written by this package alone; one that is older than the lane has none.
  return withKnownEnds({ afterCall: [], ...Object.fromEntries(members) });
}

/**
 * Gives a document that is older than the lane an empty one, once and where nobody else does it at the same time: two who put the first step
 * into a lane that is not there yet would each make one, and only one of them would be kept. False when it has one.
 */
export function addLane(doc: Y.Doc): boolean {
  if (flowMap(doc).has('afterCall')) return false;
  flowMap(doc).set('afterCall', new Y.Array());
  return true;
}

/**
 * A flow brought up to date with what its document reports (`observeDeep` on `flowMap`). What did not change stays the same object.
 */
export function applyEvents(flow: Flow, doc: Y.Doc, events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): Flow {
  const items = new Map<Keyed, Set<string>>();
  const members = new Set<string>();
  for (const { path, keys } of events) {
    const [member, item] = path.map(String);
    if (member === undefined) for (const name of keys.keys()) members.add(name);
    else if (!isKeyed(member)) members.add(member);
    else
      for (const id of item === undefined ? keys.keys() : [item])
        items.set(member, (items.get(member) ?? new Set()).add(id));
  }
  let next = flow;
  for (const name of members) next = { ...next, [name]: readMember(doc, name) };
  for (const [member, ids] of items) if (!members.has(member)) next = withItems(next, doc, { member, ids });
  const isWired = members.has('edges') || items.has('edges') || members.has('nodes');
  // Words on a card change no wire, and come letter by letter.
  const isMoved = [...(items.get('nodes') ?? [])].some(
    (id) => Object.hasOwn(flow.nodes, id) !== Object.hasOwn(next.nodes, id),
  );
  return isWired || isMoved ? rewired(next, doc, flow) : next;
}

function readMember(doc: Y.Doc, name: string): unknown {
  const member = fromShared(flowMap(doc).get(name));
  if (name === 'settings') return soundSettings(member);
  if (name === 'afterCall') return soundLane(member);
  if (!isKeyed(name) || !isMembers(member)) return member;
  const sound = Object.entries(member).map(([id, item]) => [id, soundItem(name, id, item)] as const);
  return Object.fromEntries(sound.filter(([, item]) => item !== undefined));
}

/** With some items of a member as they are in the document now. */
function withItems(flow: Flow, doc: Y.Doc, { member, ids }: { member: Keyed; ids: ReadonlySet<string> }): Flow {
  const shared = flowMap(doc).get(member);
  const items: Record<string, unknown> = { ...flow[member] };
  for (const id of ids) {
    const item =
      shared instanceof Y.Map && shared.has(id) ? soundItem(member, id, fromShared(shared.get(id))) : undefined;
    if (item === undefined) delete items[id];
    else items[id] = item;
  }
  return { ...flow, [member]: items };
}

/** With the wires that the document has now: one comes back with its step. Those that are as they were stay the same object. */
function rewired(flow: Flow, doc: Y.Doc, before: Flow): Flow {
  const read: Flow = { ...flow, edges: readMember(doc, 'edges') as Flow['edges'] }; // as sound as any
  const edges = Object.entries(withKnownEnds(read).edges).map(([id, edge]) => {
    const old = before.edges[id];
    return [id, old !== undefined && equalityDeep(old, edge) ? old : edge] as const;
  });
  const known = Object.fromEntries(edges);
  return { ...flow, edges: equalityDeep(known, before.edges) ? before.edges : known };
}

function withKnownEnds(flow: Flow): Flow {
  const isKnown = (id: string) => Object.hasOwn(flow.nodes, id);
  const edges = Object.entries(flow.edges).filter(([, { from, to }]) => isKnown(from.node) && isKnown(to.node));
  return { ...flow, edges: Object.fromEntries(edges) };
}
