/** How much two texts, or two lists, have in common at their beginning and, behind that, at their end: what differs lies in between. */
export function commonEnds<Item>(
  one: ArrayLike<Item>,
  other: ArrayLike<Item>,
  isSame: (one: Item | undefined, other: Item | undefined) => boolean = Object.is,
): { head: number; tail: number } {
  const shortest = Math.min(one.length, other.length);
  let head = 0;
  while (head < shortest && isSame(one[head], other[head])) head += 1;
  let tail = 0;
  while (tail < shortest - head && isSame(one[one.length - 1 - tail], other[other.length - 1 - tail])) tail += 1;
  return { head, tail };
}
