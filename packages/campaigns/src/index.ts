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
export { type GuessedColumns, guessColumns } from './guess-columns.ts';
export { callsToPlace, isFailing, WATCHED_TRIES } from './pace.ts';
export { LIST_PROBLEMS, type ListRow, type ReadList, readList } from './read-list.ts';
export { readOptOuts } from './read-opt-outs.ts';
export { countryOf, toE164 } from './to-e164.ts';
export { zonesOfNumber } from './zones/zones-of-number.ts';
