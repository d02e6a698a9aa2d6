import { assertNever } from '@aybiza/foundation/assert-never';
import type { Tx } from '../transaction.ts';
import { countCallsNow, sumMonth } from '../usage/measure-month.ts';
import { getUsageSettings } from '../usage/usage-settings.ts';
import type { LimitMeasure } from './alert-rule.ts';

const MINUTE_MS = 60_000;

/** How much of a limit is used in its running day or month, in percent, test calls included as for the limit itself; null where there is none. */
export async function measureLimit(tx: Tx, measure: LimitMeasure, now: number): Promise<number | null> {
  const { callsPerDay, minutesPerMonth, costPerMonthMicros } = await getUsageSettings(tx);
  switch (measure) {
    case 'callsOfDay':
      return callsPerDay === null ? null : share((await countCallsNow(tx, now)).today, callsPerDay);
    case 'minutesOfMonth':
      return minutesPerMonth === null ? null : share((await sumMonth(tx, now)).callMs / MINUTE_MS, minutesPerMonth);
    case 'costOfMonth':
      return costPerMonthMicros === null ? null : share((await sumMonth(tx, now)).costMicros, costPerMonthMicros);
    default:
      return assertNever(measure);
  }
}

function share(used: number, allowed: number): number {
  return (100 * used) / allowed;
}
