import type { CallChannel } from '@aybiza/call-log';
import type { AgentId, FlowVersionId } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { Prisma } from '../generated/client.ts';
import type { Tx } from '../transaction.ts';
import type { LocalPeriod } from './local-period.ts';

/** Which calls are summed up, beside their period. */
export interface CallSelection {
  agentId?: AgentId;
  flowVersionId?: FlowVersionId;
  channel?: CallChannel;
  isTest?: boolean;
}

/** A sum as it comes from the database, where it may be larger than 32 bits; whole numbers up to 2^53 are exact. */
export const sumColumn = z.number();

/** A stretch of time in epoch milliseconds; the end is exclusive. */
interface Stretch {
  readonly from: number;
  readonly before: number;
}

const DAY_MS = 86_400_000;

/** A period as whole days of UTC in the middle and quarters of an hour around them; no middle where no whole day is in it. */
export function splitPeriod(period: LocalPeriod): { quarters: Stretch[]; days: Stretch | undefined } {
  const whole = toStretch(period);
  const days = {
    from: Math.ceil(whole.from / DAY_MS) * DAY_MS,
    before: Math.floor(whole.before / DAY_MS) * DAY_MS,
  };
  if (days.from >= days.before) return { quarters: [whole], days: undefined };
  const around = [
    { from: whole.from, before: days.from },
    { from: days.before, before: whole.before },
  ];
  return { quarters: around.filter(({ from, before }) => from < before), days };
}

function toStretch({ starts, end }: LocalPeriod): Stretch {
  return { from: starts[0] ?? end, before: end };
}

/** The condition for any of the tables by quarter of an hour, or by day; they have these columns in common. */
export function whereQuarters(tx: Tx, selection: CallSelection, period: LocalPeriod): Prisma.Sql {
  return whereWithin(tx, selection, toStretch(period));
}

/** The same for a stretch of time. */
export function whereWithin(tx: Tx, selection: CallSelection, stretch: Stretch): Prisma.Sql {
  const { agentId, flowVersionId, channel, isTest } = selection;
  const [from, before] = [new Date(stretch.from), new Date(stretch.before)];
  const conditions = [
    Prisma.sql`quarter.workspace_id = ${tx.workspaceId}`,
    Prisma.sql`quarter.bucket >= ${from}::timestamptz AND quarter.bucket < ${before}::timestamptz`,
    ...(agentId === undefined ? [] : [Prisma.sql`quarter.agent_id = ${agentId}`]),
    ...(flowVersionId === undefined ? [] : [Prisma.sql`quarter.flow_version_id = ${flowVersionId}`]),
    ...(channel === undefined ? [] : [Prisma.sql`quarter.channel = ${channel}`]),
    ...(isTest === undefined ? [] : [Prisma.sql`quarter.is_test = ${isTest}`]),
  ];
  return Prisma.join(conditions, ' AND ');
}
