import * as Y from 'yjs';
import { PLACE, shownOrder } from './list-order.ts';
import { isMembers, isProse, isWhole, type Path } from './shape.ts';

/** A value as it stands in the document. */
export function toShared(value: unknown, path: Path): unknown {
  if (typeof value === 'string') return isProse(path) ? new Y.Text(value) : value;
  if (isWhole(path)) return value;
  if (Array.isArray(value)) {
    const list = new Y.Array<unknown>();
    list.push(value.map((item) => toShared(item, path)));
    return list;
  }
  if (!isMembers(value)) return value;
  const map = new Y.Map<unknown>();
  for (const [name, member] of Object.entries(value))
    if (member !== undefined) map.set(name, toShared(member, [...path, name]));
  return map;
}

/** A value as it stands in a flow. */
export function fromShared(shared: unknown): unknown {
  if (shared instanceof Y.Text) return shared.toString();
  if (shared instanceof Y.Array) return shownOrder(shared).map((index) => fromShared(shared.get(index)));
  if (shared instanceof Y.Map) {
    const members = [...shared].filter(([name]) => name !== PLACE);
    return Object.fromEntries(members.map(([name, member]) => [name, fromShared(member)]));
  }
  return shared;
}
