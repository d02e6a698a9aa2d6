import { dayAndMonth } from '@aybiza/db/analytics/local-period';
import type { Tx } from '@aybiza/db/client';
import { listLimitNotices } from '@aybiza/db/usage/limit-notices';
import { countCallsNow, sumMonth } from '@aybiza/db/usage/measure-month';
import { getUsageSettings } from '@aybiza/db/usage/usage-settings';
import { getTimeZone } from '@aybiza/db/workspaces';

/** The limits of a workspace, how far it is, and what has happened to them this month. */
export async function describeLimits(tx: Tx, now: number) {
  const { dollarMicros: _rate, ...settings } = await getUsageSettings(tx);
  const timeZone = (await getTimeZone(tx)) ?? 'UTC';
  const month = await sumMonth(tx, now);
  const { atOnce, today } = await countCallsNow(tx, now);
  const notices = await listLimitNotices(tx, dayAndMonth(now, timeZone).monthFrom);
  return {
    ...settings,
    timeZone,
    used: {
      callsAtOnce: atOnce,
      callsPerDay: today,
      minutesPerMonth: month.callMs / 60_000,
      costPerMonthMicros: month.costMicros,
      isPartial: month.isPartial,
    },
    notices: notices.map(({ limitName: limit, level, at, periodFrom, turnedAway }) => ({
      limit,
      level,
      at,
      periodFrom,
      turnedAway,
    })),
  };
}
