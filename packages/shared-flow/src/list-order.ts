import * as Y from 'yjs';

/** In the document only: where an item stands that was moved. No member of a flow is called so. */
export const PLACE = '$place';

/**
 * The items of a list in the order in which they are shown, as places in the array. An item that was moved says where it stands; one that
 * was not stands behind the one before it in the array. Moved items keep their object in the document, and with it what others write in it.
 */
export function shownOrder(list: Y.Array<unknown>): number[] {
  let known = Number.NEGATIVE_INFINITY;
  const places = list.toArray().map((item) => {
    known = placeOf(item) ?? known;
    return known;
  });
  return places
    .map((_, index) => index)
    .sort((left, right) => (places[left] ?? 0) - (places[right] ?? 0) || left - right);
}

export function placeOf(item: unknown): number | undefined {
  const place = item instanceof Y.Map ? item.get(PLACE) : undefined;
  return typeof place === 'number' ? place : undefined;
}
