import { MAX_VALUE_DEPTH, type Value } from './value.ts';
import { spend, spendOnText, type Work } from './work.ts';

/** Are two values the same, part by part? The order of an object's fields does not count. */
export function sameValue(left: Value, right: Value, work: Work): boolean {
  return isSame({ left, right }, work, 0);
}

function isSame({ left, right }: { left: Value; right: Value }, work: Work, depth: number): boolean {
  if (!spend(work, 1)) return false;
  if (typeof left === 'string' && typeof right === 'string')
    return left.length === right.length && spendOnText(work, left.length) && left === right;
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  // Deeper than any value that came in by a door.
  if (depth > MAX_VALUE_DEPTH) return false;
  if (Array.isArray(left) || Array.isArray(right)) {
    if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
    const others: readonly Value[] = right;
    return left.every((item: Value, index) => isSame({ left: item, right: others[index] ?? null }, work, depth + 1));
  }
  const fields = Object.entries(left);
  const others = new Map(Object.entries(right));
  if (!spend(work, fields.length + others.size) || fields.length !== others.size) return false;
  return fields.every(
    ([name, field]) => others.has(name) && isSame({ left: field, right: others.get(name) ?? null }, work, depth + 1),
  );
}
