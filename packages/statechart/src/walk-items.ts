import { assertNever } from '@aybiza/foundation/assert-never';
import type { ListWalk } from './expression.ts';
import { someHolds, unlessFailed } from './logic.ts';
import type { Value } from './value.ts';
import type { Work } from './work.ts';

interface Walking {
  readonly work: Work;
  readonly visitBody: (item: Value) => Value;
}

/** Goes through the items of a list and says what was asked of them, or what became of them. */
export function walkItems(walk: ListWalk, items: readonly Value[], { work, visitBody }: Walking): Value {
  const holds = (item: Value) => visitBody(item) === true;
  switch (walk) {
    case 'all':
      return unlessFailed(work, () => items.every(holds));
    case 'exists':
      return someHolds(work, () => items.some(holds));
    case 'existsOne':
      return unlessFailed(work, () => items.filter(holds).length === 1);
    case 'filter':
    case 'map': {
      const before = work.failures;
      const found = walk === 'filter' ? items.filter(holds) : items.map(visitBody);
      // What fails at one item is left out, or nothing stands in its place; the others are what they are.
      work.failures = before;
      return found;
    }
    default:
      return assertNever(walk);
  }
}
