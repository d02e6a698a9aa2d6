import { localDay } from '@aybiza/foundation/local-day';
import { priceChanges } from '@aybiza/measures';
import { z } from 'zod';
import { dayAndMonth, periodOfDays } from '../analytics/local-period.ts';
import { divideUsage } from '../analytics/usage-sums.ts';
import { parseStored } from '../columns.ts';
import { clientOf, type Tx } from '../transaction.ts';
import { getTimeZone } from '../workspaces.ts';
import { noteUsed } from './limit-notices.ts';
import { NOTHING, priceDivided } from './price-divided.ts';
import { getPriceTable } from './usage-prices.ts';
import { getUsageSettings, hasLimits, type UsageSettings } from './usage-settings.ts';

const DAY_MS = 86_400_000;

/** What a workspace has used in its running month, of calls that were measured. */
export interface MonthOfUsage {
  monthFrom: number;
  callMs: number;
  costMicros: number;
  /** Some of it has no price. */
  isPartial: boolean;
}

/** What has been used since the month began; test calls included, for vendors bill them as well. */
export async function sumMonth(tx: Tx, now: number): Promise<MonthOfUsage> {
  const timeZone = (await getTimeZone(tx)) ?? 'UTC';
  const { month, monthFrom } = dayAndMonth(now, timeZone);
  const prices = await getPriceTable(tx);
  const before = localDay(now + DAY_MS, timeZone);
  const days = priceChanges(prices, { from: month, before });
  const usage = await divideUsage(tx, {}, { period: periodOfDays(days, { before, timeZone }), by: 'nothing' });
  const cost = priceDivided(usage, { prices, days, by: () => '' }).get('') ?? NOTHING;
  const callMs = usage.reduce((sum, { unit, amount }) => sum + (unit === 'callMs' ? amount : 0), 0);
  return { monthFrom, callMs, ...cost };
}

/**
 * Brings the standing by which calls are let in up to date, where a workspace has limits; notes what is nearly or wholly used. The first
 * time, and when days begin at another moment, the calls that the day has had are counted as well.
 */
export async function measureMonth(tx: Tx, now: number): Promise<void> {
  const settings = await getUsageSettings(tx);
  if (!hasLimits(settings)) return;
  const month = await sumMonth(tx, now);
  const { dayFrom } = dayAndMonth(now, (await getTimeZone(tx)) ?? 'UTC');
  const [days, months] = [new Date(dayFrom), new Date(month.monthFrom)];
  await clientOf(tx).$executeRaw`
    INSERT INTO usage_standing (workspace_id, day_from, day_calls, month_from, month_ms, month_micros)
    SELECT ${tx.workspaceId}, ${days}::timestamptz, count(*)::integer, ${months}::timestamptz,
      ${Math.round(month.callMs)}::bigint, ${Math.round(month.costMicros)}::bigint
    FROM call WHERE workspace_id = ${tx.workspaceId} AND started_at >= ${days}::timestamptz
    ON CONFLICT (workspace_id) DO UPDATE SET day_from = excluded.day_from,
      day_calls = CASE WHEN usage_standing.day_from = excluded.day_from THEN usage_standing.day_calls ELSE excluded.day_calls END,
      month_from = excluded.month_from, month_ms = excluded.month_ms,
      month_micros = excluded.month_micros`;
  await note(tx, settings, month);
}

async function note(tx: Tx, settings: UsageSettings, month: MonthOfUsage): Promise<void> {
  const periodFrom = month.monthFrom;
  const { minutesPerMonth, costPerMonthMicros } = settings;
  if (minutesPerMonth !== null) {
    const used = month.callMs / 60_000;
    await noteUsed(tx, { limitName: 'minutesPerMonth', used, allowed: minutesPerMonth, periodFrom });
  }
  if (costPerMonthMicros !== null) {
    const used = month.costMicros;
    await noteUsed(tx, { limitName: 'costPerMonth', used, allowed: costPerMonthMicros, periodFrom });
  }
}

const standingSchema = z.tuple([z.object({ atOnce: z.int(), today: z.int() })]);

/** How many calls are on, and have been let in since the day began where there are limits, else have begun. */
export async function countCallsNow(tx: Tx, now: number): Promise<{ atOnce: number; today: number }> {
  const { dayFrom } = dayAndMonth(now, (await getTimeZone(tx)) ?? 'UTC');
  const since = new Date(dayFrom);
  const { workspaceId } = tx;
  const rows = await clientOf(tx).$queryRaw`
    SELECT (SELECT count(*)::integer FROM call WHERE workspace_id = ${workspaceId} AND status = 'live') AS "atOnce",
      coalesce(
        (SELECT day_calls FROM usage_standing WHERE workspace_id = ${workspaceId} AND day_from = ${since}::timestamptz),
        (SELECT count(*)::integer FROM call WHERE workspace_id = ${workspaceId} AND started_at >= ${since}::timestamptz)
      ) AS today`;
  return parseStored(standingSchema, rows)[0];
}
