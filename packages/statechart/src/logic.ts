import type { Value } from './value.ts';
import type { Work } from './work.ts';

/** What was found, unless something on the way could not be computed. */
export function unlessFailed(work: Work, find: () => Value): Value {
  const before = work.failures;
  const value = find();
  return work.failures > before ? null : value;
}

/** Whether some part holds: then it does not matter that others could not be computed. */
export function someHolds(work: Work, find: () => boolean): Value {
  const before = work.failures;
  if (!find()) return work.failures > before ? null : false;
  work.failures = before;
  return true;
}
