import { equalityDeep } from 'lib0/function';
import { commonEnds } from './common-ends.ts';
import { isMembers } from './shape.ts';

/** One item of the list before, after, or both. */
export interface Aligned {
  readonly before?: number;
  readonly after?: number;
}

/** Which items of two lists are the same thing, so that as few as possible are taken out and put in. In the order of the lists. */
export function alignLists(before: readonly unknown[], after: readonly unknown[]): Aligned[] {
  const { head, tail } = commonEnds(before, after, isTwin);
  const beforeEnd = before.length - tail;
  const afterEnd = after.length - tail;
  return [
    ...pairs({ before: 0, after: 0, count: head }),
    ...alignMiddle(before, after, { head, beforeEnd, afterEnd }),
    ...pairs({ before: beforeEnd, after: afterEnd, count: tail }),
  ];
}

function isTwin(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (isMembers(one) && isMembers(other) && typeof one.id === 'string') return one.id === other.id;
  return equalityDeep(one, other);
}

function pairs({ before, after, count }: { before: number; after: number; count: number }): Aligned[] {
  return Array.from({ length: count }, (_, index) => ({ before: before + index, after: after + index }));
}

interface Middle {
  readonly head: number;
  readonly beforeEnd: number;
  readonly afterEnd: number;
}

/** By the longest common subsequence; what lies between two twins is paired in order: it was probably rewritten. */
function alignMiddle(before: readonly unknown[], after: readonly unknown[], { head, beforeEnd, afterEnd }: Middle) {
  const lengths = commonLengths(before.slice(head, beforeEnd), after.slice(head, afterEnd));
  const aligned: Aligned[] = [];
  let [b, a] = [head, head];
  let gap = { before: b, after: a };
  const closeGap = () => {
    const count = Math.min(b - gap.before, a - gap.after);
    aligned.push(...pairs({ ...gap, count }));
    for (let index = gap.before + count; index < b; index += 1) aligned.push({ before: index });
    for (let index = gap.after + count; index < a; index += 1) aligned.push({ after: index });
  };
  const lengthAt = (one: number, other: number) => lengths[one - head]?.[other - head] ?? 0;
  while (b < beforeEnd && a < afterEnd) {
    if (isTwin(before[b], after[a])) {
      closeGap();
      aligned.push({ before: b, after: a });
      b += 1;
      a += 1;
      gap = { before: b, after: a };
    } else if (lengthAt(b + 1, a) >= lengthAt(b, a + 1)) b += 1;
    else a += 1;
  }
  [b, a] = [beforeEnd, afterEnd];
  closeGap();
  return aligned;
}

/** How many twins the rests of two lists have in common, from each place on. */
function commonLengths(before: readonly unknown[], after: readonly unknown[]): number[][] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let b = before.length - 1; b >= 0; b -= 1) {
    for (let a = after.length - 1; a >= 0; a -= 1) {
      const [here, below, beside] = [lengths[b + 1]?.[a + 1] ?? 0, lengths[b + 1]?.[a] ?? 0, lengths[b]?.[a + 1] ?? 0];
      const row = lengths[b];
      if (row !== undefined) row[a] = isTwin(before[b], after[a]) ? here + 1 : Math.max(below, beside);
    }
  }
  return lengths;
}
