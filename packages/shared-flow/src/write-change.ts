import type { Flow } from '@aybiza/flow';
import { equalityDeep } from 'lib0/function';
import * as Y from 'yjs';
import { alignLists } from './align-lists.ts';
import { commonEnds } from './common-ends.ts';
import { placeOf } from './list-order.ts';
import { isMembers, isSameSort, isWhole, type Members, type Path } from './shape.ts';
import { flowMap } from './shared-flow.ts';
import { toShared } from './to-shared.ts';
import { asIdLists, type WriteItem, writeIdList } from './write-id-list.ts';

export interface Change {
  /** The flow as the document has it. */
  readonly before: Flow;
  readonly after: Flow;
}

/**
 * Writes what an edit changed into the document, in one transaction. Members that are the same object before and after are not
 * looked at: an edit of a large flow costs what it changes.
 */
export function writeChange(doc: Y.Doc, { before, after }: Change, origin: unknown): void {
  if (before === after) return;
  doc.transact(() => writeMembers(flowMap(doc), { before, after, path: [] }), origin);
}

interface Written<Value> {
  readonly before: Value;
  readonly after: Value;
  readonly path: Path;
}

function writeMembers(map: Y.Map<unknown>, { before, after, path }: Written<Members>): void {
  for (const [name, member] of Object.entries(after)) {
    if (member === before[name]) continue;
    const memberPath = [...path, name];
    if (member === undefined) map.delete(name);
    else if (!writeInto(map.get(name), { before: before[name], after: member, path: memberPath }))
      map.set(name, toShared(member, memberPath));
  }
  for (const name of Object.keys(before)) if (!Object.hasOwn(after, name)) map.delete(name);
}

/** Changes what stands there already. False where something else has to take its place. */
function writeInto(shared: unknown, { before, after, path }: Written<unknown>): boolean {
  if (isWhole(path) || typeof after !== 'object') {
    if (!(shared instanceof Y.Text)) return equalityDeep(before, after);
    if (typeof before !== 'string' || typeof after !== 'string') return false;
    writeText(shared, { before, after });
    return true;
  }
  if (shared instanceof Y.Array && Array.isArray(before) && Array.isArray(after)) {
    writeList(shared, { before, after, path });
    return true;
  }
  if (shared instanceof Y.Map && isMembers(before) && isMembers(after) && isSameSort(before, after)) {
    writeMembers(shared, { before, after, path });
    return true;
  }
  return false;
}

function writeList(list: Y.Array<unknown>, { before, after, path }: Written<readonly unknown[]>): void {
  const lists = asIdLists(before, after);
  const writeItem: WriteItem = (item, change) => writeInto(item, { ...change, path });
  if (lists !== undefined && writeIdList(list, lists, { path, writeItem })) return;
  // Two who add at once may give one id twice: items that cannot be told apart stand where the array has them.
  if (list.toArray().some((item) => placeOf(item) !== undefined)) {
    list.delete(0, list.length);
    list.push(before.map((item) => toShared(item, path)));
  }
  let at = 0;
  for (const item of alignLists(before, after)) {
    const now = item.after === undefined ? undefined : after[item.after];
    if (item.after === undefined) list.delete(at);
    else if (item.before === undefined) list.insert(at, [toShared(now, path)]);
    else if (!writeInto(list.get(at), { before: before[item.before], after: now, path })) {
      list.delete(at);
      list.insert(at, [toShared(now, path)]);
    }
    if (item.after !== undefined) at += 1;
  }
}

/** One place is rewritten: between what both begin with and what both end with. */
function writeText(text: Y.Text, { before, after }: { before: string; after: string }): void {
  let { head, tail } = commonEnds(before, after);
  if (isSplit(before, head) || isSplit(after, head)) head -= 1;
  if (isSplit(before, before.length - tail) || isSplit(after, after.length - tail)) tail -= 1;
  if (head + tail < before.length) text.delete(head, before.length - tail - head);
  if (head + tail < after.length) text.insert(head, after.slice(head, after.length - tail));
}

/** Is there the middle of a character, such as a smiley, which is two units long? */
function isSplit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc_00 && code <= 0xdf_ff && at > 0;
}
