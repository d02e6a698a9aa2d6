import { z } from 'zod';
import { momentColumn, parseStored } from '../columns.ts';
import { clientOf, type Tx } from '../transaction.ts';

/** What a workspace may limit. */
export const LIMIT_NAMES = ['callsAtOnce', 'callsPerDay', 'minutesPerMonth', 'costPerMonth'] as const;
export type LimitName = (typeof LIMIT_NAMES)[number];

/** From this share of a limit on people are warned. */
export const NEARLY = 0.8;

const noticeSchema = z.object({
  limitName: z.enum(LIMIT_NAMES),
  /** `nearly`: four fifths are used. `reached`: callers are turned away. */
  level: z.enum(['nearly', 'reached']),
  /** When the day or the month began that it is about. */
  periodFrom: momentColumn,
  at: momentColumn,
  /** Calls, minutes, or millionths of the currency. */
  used: z.number(),
  allowed: z.number(),
  /** Callers who were not taken. */
  turnedAway: z.int(),
});
/** That a limit was nearly reached, or reached: once each in a day or month. */
export type LimitNotice = z.output<typeof noticeSchema>;

/** What has happened to the limits of a workspace since a moment, the newest first; for pages, and for whoever tells people. */
export async function listLimitNotices(tx: Tx, since: number): Promise<LimitNotice[]> {
  const rows = await clientOf(tx).limitNotice.findMany({
    where: { workspaceId: tx.workspaceId, periodFrom: { gte: new Date(since) } },
    orderBy: [{ at: 'desc' }, { limitName: 'asc' }],
    take: 200,
  });
  return parseStored(z.array(noticeSchema), rows);
}

/** Notes that so much of a limit is used, where that is enough to be noted, once in its day or month. */
export async function noteUsed(
  tx: Tx,
  notice: { limitName: LimitName; used: number; allowed: number; periodFrom: number },
): Promise<void> {
  const { limitName, used, allowed } = notice;
  if (used < NEARLY * allowed) return;
  const since = new Date(notice.periodFrom);
  for (const level of used >= allowed ? ['nearly', 'reached'] : ['nearly'])
    await clientOf(tx)
      .$executeRaw`SELECT note_limit(${limitName}, ${level}, ${since}::timestamptz, ${used}, ${allowed}, 0)`;
}
