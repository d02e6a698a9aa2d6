/** Entries in the order of their ids, so that nothing depends on the order in a document. */
export function byId(left: readonly [string, unknown], right: readonly [string, unknown]): number {
  return left[0] < right[0] ? -1 : left[0] > right[0] ? 1 : 0;
}
