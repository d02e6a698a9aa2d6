/** The known name that was most likely meant; undefined when none is near, or when several are equally near. */
export function nearestName(written: string, known: Iterable<string>): string | undefined {
  const most = furthest(written.length);
  let best = { distance: most + 1, names: new Set<string>() };
  for (const name of known) {
    if (Math.abs(name.length - written.length) > most) continue;
    const distance = name.toLowerCase() === written.toLowerCase() ? 0 : editDistance(written, name);
    if (distance < best.distance) best = { distance, names: new Set([name]) };
    else if (distance === best.distance) best.names.add(name);
  }
  const [nearest, ...others] = best.names;
  return best.distance <= most && others.length === 0 ? nearest : undefined;
}

/** A short name may differ in its letters' size only, a longer one in up to two letters. */
function furthest(length: number): number {
  return length < 3 ? 0 : length < 6 ? 1 : 2;
}

/** How many letters have to be added, left out, replaced or swapped with their neighbour to get from one word to the other. */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_value, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const at = (costs: number[], index: number) => costs[index] ?? Number.POSITIVE_INFINITY;
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (isSame ? 0 : 1),
        isSwapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [beforeLast, last] = [last, current];
  }
  return last[to.length] ?? Number.POSITIVE_INFINITY;
}
