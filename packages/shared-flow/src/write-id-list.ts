import * as Y from 'yjs';
import { PLACE, placeOf, shownOrder } from './list-order.ts';
import { isMembers, type Members, type Path } from './shape.ts';
import { toShared } from './to-shared.ts';

type Item = Members & { readonly id: string };

export interface IdLists {
  readonly before: readonly Item[];
  readonly after: readonly Item[];
}

/** Both lists when each of their items is known by an id of its own; undefined when they have to be told apart by what is in them. */
export function asIdLists(before: readonly unknown[], after: readonly unknown[]): IdLists | undefined {
  return hasIds(before) && hasIds(after) ? { before, after } : undefined;
}

function hasIds(items: readonly unknown[]): items is readonly Item[] {
  const ids = items.map((item) => (isMembers(item) && typeof item.id === 'string' ? item.id : undefined));
  return !ids.includes(undefined) && new Set(ids).size === ids.length;
}

/** Writes what changed in an item into its object in the document; false where another has to take its place. */
export type WriteItem = (shared: unknown, change: { before: Item; after: Item }) => boolean;

/**
 * Makes one list of another by the ids of its items. An item that stands elsewhere keeps its object and is told its place: whatever others
 * write in it meanwhile stays in it. False where the document does not have these items.
 */
export function writeIdList(
  list: Y.Array<unknown>,
  { before, after }: IdLists,
  { path, writeItem }: { path: Path; writeItem: WriteItem },
): boolean {
  const shown = shownOrder(list).map((index) => list.get(index));
  const shared = new Map(before.map(({ id }, index) => [id, shown[index]]));
  if (shown.length !== before.length || before.some(({ id }) => idOf(shared.get(id)) !== id)) return false;
  const wanted = new Set(after.map(({ id }) => id));
  for (const { id } of before) if (!wanted.has(id)) list.delete(indexOf(list, id));
  const old = new Map(before.map((item) => [item.id, item]));
  let previous: string | undefined;
  for (const item of after) {
    const known = old.get(item.id);
    if (known === undefined) {
      const at = previous === undefined ? 0 : indexOf(list, previous) + 1;
      list.insert(at, [toShared(item, path)]);
    } else if (known !== item && !writeItem(shared.get(item.id), { before: known, after: item }))
      replaceItem(list, toShared(item, path), indexOf(list, item.id));
    previous = item.id;
  }
  putInOrder(
    list,
    after.map(({ id }) => id),
  );
  return true;
}

function idOf(item: unknown): unknown {
  return item instanceof Y.Map ? item.get('id') : undefined;
}

function indexOf(list: Y.Array<unknown>, id: string): number {
  return list.toArray().findIndex((item) => idOf(item) === id);
}

/** Where an item is another kind of thing now, it is a new one at the same place. */
function replaceItem(list: Y.Array<unknown>, item: unknown, index: number): void {
  const place = placeOf(list.get(index));
  list.delete(index);
  list.insert(index, [item]);
  if (place !== undefined && item instanceof Y.Map) item.set(PLACE, place);
}

/** Two places nearer to each other than this have nothing between them any more. */
const NARROWEST = 1e-6;

/** Tells the items that stand elsewhere their places: as few as possible, so that two who move different ones both find them moved. */
function putInOrder(list: Y.Array<unknown>, wanted: readonly string[]): void {
  const items = list.toArray();
  const isRight = shownOrder(list).every((index, at) => idOf(items[index]) === wanted[at]);
  if (isRight) return;
  const byId = new Map(items.map((item) => [idOf(item), item]));
  const inOrder = wanted.map((id) => byId.get(id)).filter((item) => item instanceof Y.Map);
  const places = inOrder.map(placeOf);
  const next = places.includes(undefined) ? undefined : betweenOthers(places.map((place) => place ?? 0));
  for (const [index, item] of inOrder.entries()) {
    const place = next === undefined ? index : next[index];
    if (place !== placeOf(item)) item.set(PLACE, place);
  }
}

/** The same places but for those out of order, which get one between their neighbours; undefined where there is no room. */
function betweenOthers(places: readonly number[]): number[] | undefined {
  const kept = longestRise(places);
  const next = [...places];
  for (let index = 0; index < next.length; index += 1) {
    if (kept.has(index)) continue;
    const below = index === 0 ? undefined : next[index - 1];
    const above = places.find((_, later) => later > index && kept.has(later));
    const place = between(below, above);
    if (place === undefined) return undefined;
    next[index] = place;
  }
  return next;
}

function between(below: number | undefined, above: number | undefined): number | undefined {
  if (below === undefined) return above === undefined ? 0 : above - 1;
  if (above === undefined) return below + 1;
  return above - below < NARROWEST ? undefined : (below + above) / 2;
}

/** As many as possible that rise from the first to the last, by their index. */
function longestRise(places: readonly number[]): ReadonlySet<number> {
  const length: number[] = [];
  const before: (number | undefined)[] = [];
  let last = -1;
  for (const [index, place] of places.entries()) {
    length[index] = 1;
    for (let earlier = 0; earlier < index; earlier += 1) {
      const candidate = (length[earlier] ?? 0) + 1;
      if ((places[earlier] ?? 0) >= place || candidate <= (length[index] ?? 0)) continue;
      length[index] = candidate;
      before[index] = earlier;
    }
    if (last < 0 || (length[index] ?? 0) > (length[last] ?? 0)) last = index;
  }
  const kept = new Set<number>();
  for (let index: number | undefined = last < 0 ? undefined : last; index !== undefined; index = before[index])
    kept.add(index);
  return kept;
}
