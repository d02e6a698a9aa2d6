export {
  afterTry,
  NUMBER_STATUSES,
  type NumberStatus,
  RETRIED_OUTCOMES,
  type RetryRules,
  TRY_OUTCOMES,
  type TryOutcome,
} from './after-try.ts';
export { type CallingWeek, mayCallAt, nextCallAt } from './calling-hours.ts';
export { callsToPlace, isFailing, WATCHED_TRIES } from './pace.ts';
export { LIST_PROBLEMS, type ReadList, readList } from './read-list.ts';
export { zonesOfNumber } from './zones/zones-of-number.ts';
